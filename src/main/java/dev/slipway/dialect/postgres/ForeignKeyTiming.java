package dev.slipway.dialect.postgres;

import dev.slipway.model.Constraint;
import dev.slipway.model.ConstraintKind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a foreign key is checked: at once, at the end of the transaction, or, from PostgreSQL 18 on, never. That can be altered for no
 * other kind of constraint (PostgreSQL 18 manual, ALTER TABLE, ALTER CONSTRAINT).
 */
public final class ForeignKeyTiming {
    private static final Pattern TIMING = Pattern.compile(
            "(?<deferrable> DEFERRABLE)?(?<deferred> INITIALLY DEFERRED)?(?<idle> NOT ENFORCED)?$");

    private ForeignKeyTiming() {}

    /** Whether two constraints have one definition but for what can be altered. */
    public static boolean sameBut(Constraint a, Constraint b) {
        return a.definition().equals(b.definition())
                || a.type() == ConstraintKind.FOREIGN_KEY && b.type() == a.type() && rest(a.definition()).equals(rest(b.definition()));
    }

    private static String rest(String definition) {
        return TIMING.matcher(definition).replaceFirst("");
    }

    /** Brings the constraint from one time of checking to another. */
    public static String alter(Constraint from, Constraint to) {
        return "ALTER TABLE " + Quote.parent(to.key()) + " ALTER CONSTRAINT " + Quote.identifier(to.key().name())
                + deferral(to.definition())
                + (from.enforced() == to.enforced() ? "" : to.enforced() ? " ENFORCED" : Constraint.NOT_ENFORCED);
    }

    private static String deferral(String definition) {
        Matcher timing = TIMING.matcher(definition);
        boolean deferrable = timing.find() && timing.group("deferrable") != null;
        return !deferrable ? " NOT DEFERRABLE" : " DEFERRABLE INITIALLY " + (timing.group("deferred") == null ? "IMMEDIATE" : "DEFERRED");
    }
}
