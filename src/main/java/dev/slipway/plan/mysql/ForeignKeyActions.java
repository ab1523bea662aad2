package dev.slipway.plan.mysql;

import dev.slipway.dialect.mysql.Existence;
import dev.slipway.dialect.mysql.Quote;
import dev.slipway.dialect.mysql.SqlText;
import dev.slipway.dialect.mysql.TableDdl;
import dev.slipway.diff.SchemaDiff;
import dev.slipway.model.Column;
import dev.slipway.model.Constraint;
import dev.slipway.model.ConstraintKind;
import dev.slipway.model.Index;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.SchemaModel;
import dev.slipway.plan.Action;
import dev.slipway.plan.Action.Ordering;
import dev.slipway.plan.Action.Side;
import dev.slipway.plan.Hazard;
import dev.slipway.plan.Phase;
import dev.slipway.plan.Reversal;
import dev.slipway.plan.Severity;
import dev.slipway.plan.StepEffects;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Foreign keys: those that come, go and change, and those that are let go for a while because a column or the key they rest on changes
 * (errors 1553, 1832, 1833 of the server).
 */
final class ForeignKeyActions {
    private final SchemaDiff diff;
    private final TableChanges tables;

    ForeignKeyActions(SchemaDiff diff, TableChanges tables) {
        this.diff = diff;
        this.tables = tables;
    }

    List<Action> actions() {
        SortedSet<ObjectKey> keys = new TreeSet<>();
        Stream.of(diff.from(), diff.to()).flatMap(m -> m.all(Constraint.class)).filter(MySqlActions::isForeignKey).map(Constraint::key)
                .forEach(keys::add);
        List<Action> actions = new ArrayList<>();
        for (ObjectKey key : keys) {
            Optional<Constraint> before = foreignKey(diff.from(), key);
            Optional<Constraint> after = foreignKey(diff.to(), key);
            boolean same = before.map(Constraint::definition).equals(after.map(Constraint::definition));
            if (!same || before.isPresent() && after.isPresent() && stands(before.get(), after.get())) {
                actions.addAll(actions(before, after, same));
            }
        }
        return actions;
    }

    private static Optional<Constraint> foreignKey(SchemaModel model, ObjectKey key) {
        return model.find(key).filter(MySqlActions::isForeignKey).map(Constraint.class::cast);
    }

    private List<Action> actions(Optional<Constraint> before, Optional<Constraint> after, boolean same) {
        List<Action> actions = new ArrayList<>();
        before.ifPresent(key -> actions.add(letGo(key, same)));
        after.ifPresent(key -> actions.add(put(key, same)));
        return actions;
    }

    /** Lets a foreign key go; taken back by making it. Once what it stood in the way of is done it may be there again. */
    private Action letGo(Constraint key, boolean same) {
        String meanwhile = same ? changed(key, true) : "";
        String gone = "NOT " + Existence.foreignKey(key);
        Side up = Side.of(drop(key)).done(meanwhile.isEmpty() ? "(" + gone + ")" : "(" + gone + " OR " + meanwhile + ")");
        Side down = Side.of(add(key)).done(Existence.foreignKey(key));
        return Action.of("drop " + key.key(), key.key(), (same ? "Let go foreign key " : "Drop foreign key ") + key.key().name() + " of "
                + key.key().parent(), Phase.EXPAND, up, down,
                Ordering.drops(Set.of(key.key())).after(others(key, diff.from(), "drop ", false))).effects(effects(key));
    }

    private Action put(Constraint key, boolean same) {
        String meanwhile = same ? changed(key, false) : "";
        String gone = "NOT " + Existence.foreignKey(key);
        Side up = Side.of(add(key)).done(Existence.foreignKey(key));
        Side down = Side.of(drop(key)).done(meanwhile.isEmpty() ? "(" + gone + ")" : "(" + gone + " OR " + meanwhile + ")");
        return Action.of("add " + key.key(), key.key(), (same ? "Put back foreign key " : "Add foreign key ") + key.key().name() + " of "
                + key.key().parent(), Phase.EXPAND, up, down,
                Ordering.creates(Set.of(key.key())).after(others(key, diff.to(), "add ", true))).effects(effects(key));
    }

    /**
     * A foreign key that finds no key made by hand brings one of its own name, which takes the place of another that came so. Of several
     * over the same columns the one that the key is called after has to come last, and so goes first.
     */
    private Set<String> others(Constraint key, SchemaModel model, String action, boolean named) {
        return model.constraints(key.table()).filter(MySqlActions::isForeignKey)
                .filter(o -> !o.key().equals(key.key()) && o.columns().equals(key.columns()))
                .filter(o -> isKey(named ? key : o, model)).map(o -> action + o.key()).collect(Collectors.toSet());
    }

    private static boolean isKey(Constraint key, SchemaModel model) {
        return model.indexes(key.table()).anyMatch(i -> i.key().name().equals(key.key().name()));
    }

    private static StepEffects effects(Constraint key) {
        Hazard hazard = new Hazard("contradicting-rows", Severity.MEDIUM, "Making foreign key " + key.key().name() + " reads all of "
                + key.key().parent() + ", blocks writes to it and fails where a row refers to nothing", "Look for such rows first");
        return new StepEffects(List.of(Risks.exclusive(key.key().parent())), List.of(hazard), false, List.of(), new Reversal.Exact());
    }

    /** A condition that holds once the changes are done that the key is let go for; empty where that cannot be told. */
    private String changed(Constraint key, boolean up) {
        List<String> done = Stream.of(Optional.of(key.table()), key.references()).flatMap(Optional::stream).distinct()
                .flatMap(t -> tables.alteration(t).stream()).map(a -> up ? a.up().done() : a.down().done()).toList();
        return done.isEmpty() || done.contains("") ? "" : "(" + String.join(" AND ", done) + ")";
    }

    private static String drop(Constraint key) {
        return "ALTER TABLE " + Quote.name(key.key().parent()) + " DROP FOREIGN KEY " + Quote.name(key.key().name());
    }

    private static String add(Constraint key) {
        return "ALTER TABLE " + Quote.name(key.key().parent()) + " ADD " + TableDdl.constraint(key);
    }

    /** Whether a foreign key that stays is in the way of a change of one of its tables. */
    private boolean stands(Constraint before, Constraint after) {
        return standsIn(before.table(), before.columns(), after.columns())
                || before.references().filter(t -> standsIn(t, referenced(before), referenced(after))).isPresent();
    }

    private static List<String> referenced(Constraint key) {
        String there = key.definition().substring(key.definition().indexOf(" REFERENCES "));
        return SqlText.names(there.substring(there.indexOf('('), SqlText.bracketEnd(there, there.indexOf('('))));
    }

    private boolean standsIn(ObjectKey table, List<String> columns, List<String> columnsAfter) {
        if (!tables.altered().contains(table)) {
            return diff.from().table(table).isPresent() != diff.to().table(table).isPresent();
        }
        return columns.stream().anyMatch(c -> columnChanges(table, c)) || !serves(table, columns) && !serves(table, columnsAfter);
    }

    private boolean columnChanges(ObjectKey table, String name) {
        Optional<Column> before = MySqlActions.table(diff.from(), table).column(name);
        Optional<Column> after = MySqlActions.table(diff.to(), table).column(name);
        return before.isEmpty() || after.isEmpty() || !before.get().type().equals(after.get().type())
                || before.get().notNull() != after.get().notNull() || !before.get().collation().equals(after.get().collation());
    }

    /** Whether a key that begins with these columns is there before and afterwards, untouched. */
    private boolean serves(ObjectKey table, List<String> columns) {
        boolean keys = diff.from().indexes(table).filter(i -> diff.to().find(i.key()).filter(i::equals).isPresent())
                .map(Index::definition).anyMatch(d -> begins(d, columns));
        return keys || diff.from().constraints(table).filter(c -> c.type() == ConstraintKind.PRIMARY_KEY)
                .filter(c -> diff.to().find(c.key()).filter(c::equals).isPresent()).anyMatch(c -> begins(c.definition(), columns));
    }

    private static boolean begins(String definition, List<String> columns) {
        List<String> names = SqlText.names(definition.substring(0, SqlText.bracketEnd(definition, Math.max(0, definition.indexOf('(')))));
        return definition.startsWith("(") && names.size() >= columns.size() && names.subList(0, columns.size()).equals(columns);
    }
}
