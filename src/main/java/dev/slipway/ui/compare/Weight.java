package dev.slipway.ui.compare;

import dev.slipway.dialect.postgres.TypeFacts;
import dev.slipway.diff.Difference;
import dev.slipway.diff.PropertyChange;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.SchemaObject;
import dev.slipway.model.Table;
import dev.slipway.plan.Severity;
import dev.slipway.ui.kit.Texts;
import java.util.List;

/**
 * What a difference means, at a glance and before there is a plan. A prediction from the schemas alone (PostgreSQL 18 manual, ALTER
 * TABLE): the shadow run and the rehearsal measure it.
 */
final class Weight {
    private static final Texts TEXTS = Texts.of(Weight.class);

    private Weight() {}

    /** How much care it needs; {@link Severity#INFO} for none. */
    static Severity of(Difference difference) {
        return switch (difference) {
            case Difference.Added added -> Severity.INFO;
            case Difference.Removed(SchemaObject object) -> object instanceof Table || object.key().kind() == ObjectKind.MATERIALIZED_VIEW
                    ? Severity.CRITICAL : Severity.LOW;
            case Difference.Changed changed -> worst(changed.from(), changed.to(), changed.properties());
            case Difference.Renamed renamed -> Severity.MEDIUM;
        };
    }

    private static Severity worst(SchemaObject from, SchemaObject to, List<PropertyChange> properties) {
        if (!(from instanceof Table before) || !(to instanceof Table after)) {
            return Severity.LOW;
        }
        if (before.columns().stream().anyMatch(column -> after.column(column.name()).isEmpty())) {
            return Severity.CRITICAL;
        }
        Severity worst = Severity.LOW;
        for (PropertyChange change : properties) {
            Severity one = isType(change) && !TypeFacts.keepsRows(change.from(), change.to()) ? Severity.HIGH
                    : change.property().endsWith(": not null") && change.to().equals("true") ? Severity.MEDIUM : Severity.LOW;
            worst = one.compareTo(worst) > 0 ? one : worst;
        }
        return worst;
    }

    private static boolean isType(PropertyChange change) {
        return change.property().matches("column [^:]+(: type)?") && !change.from().isEmpty() && !change.to().isEmpty();
    }

    /** What a changed property does, in a few words; empty when there is nothing to say. */
    static String meaning(PropertyChange change) {
        String name = change.property();
        if (isType(change)) {
            return TEXTS.get(TypeFacts.keepsRows(change.from(), change.to()) ? "means.brief" : "means.rewrite");
        }
        if (name.matches("column [^:]+")) {
            return TEXTS.get(change.from().isEmpty() ? "means.newColumn" : change.to().isEmpty() ? "means.lostColumn" : "means.column");
        }
        if (name.endsWith(": not null") && !change.from().isEmpty() && !change.to().isEmpty()) {
            return TEXTS.get(change.to().equals("true") ? "means.notNull" : "means.null");
        }
        if (name.endsWith(": name")) {
            return TEXTS.get("means.name");
        }
        if (name.endsWith("comment")) {
            return TEXTS.get("means.comment");
        }
        return name.equals("labels") ? TEXTS.get("means.labels") : "";
    }
}
