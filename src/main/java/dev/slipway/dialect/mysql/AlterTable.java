package dev.slipway.dialect.mysql;

import dev.slipway.model.Column;
import dev.slipway.model.Constraint;
import dev.slipway.model.ConstraintKind;
import dev.slipway.model.Index;
import dev.slipway.model.MySqlTable;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.Table;
import dev.slipway.model.ValueSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One ALTER TABLE that leads a table with its keys and checks from one form to another. A server does all of it or nothing (MySQL 8.0
 * and MariaDB 10.6: atomic DDL), so that one condition over all of its parts tells whether it was done. Foreign keys are left alone.
 */
public final class AlterTable {
    private final Table from;
    private final Table to;
    private final MySqlTable before;
    private final MySqlTable after;
    private final List<String> clauses = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private String partitioning = "";

    private AlterTable(Table from, Table to) {
        this.from = from;
        this.to = to;
        this.before = TableDdl.details(from);
        this.after = TableDdl.details(to);
    }

    /**
     * The statement and how to tell that it was done.
     *
     * @param sql empty when there is nothing to do
     * @param done a condition that holds once it was done; empty when it cannot be told, and the statement can be repeated
     */
    public record Alteration(String sql, String done) {}

    /** @param present the model that holds the table's keys now; {@code wanted} holds those it shall have */
    public static Alteration of(Table from, SchemaModel present, Table to, SchemaModel wanted) {
        AlterTable alter = new AlterTable(from, to);
        alter.dropKeys(present, wanted);
        alter.columns();
        alter.addKeys(present, wanted);
        alter.options();
        alter.partitioning();
        if (alter.clauses.isEmpty() && alter.partitioning.isEmpty()) {
            return new Alteration("", "");
        }
        String list = String.join(",\n  ", alter.clauses);
        String sql = "ALTER TABLE " + Quote.name(to.key().name()) + "\n  " + list
                + (alter.partitioning.isEmpty() ? "" : (list.isEmpty() ? "" : "\n  ") + alter.partitioning);
        return new Alteration(sql, alter.done.isEmpty() ? "" : "(" + String.join("\n   AND ", alter.done) + ")");
    }

    /** Whether a column stays but has to be dropped and made anew: what is computed on reading cannot become what is kept, or back. */
    public static boolean isRemade(Column from, Column to) {
        return isVirtual(from) != isVirtual(to);
    }

    private static boolean isVirtual(Column column) {
        return column.value() instanceof ValueSource.Generated(String _, boolean stored) && !stored;
    }

    private static Stream<Constraint> constraints(SchemaModel model, Table table, ConstraintKind kind) {
        return model.constraints(table.key()).filter(c -> c.type() == kind);
    }

    private void dropKeys(SchemaModel present, SchemaModel wanted) {
        constraints(present, from, ConstraintKind.CHECK).filter(c -> !same(c, wanted)).forEach(c -> {
            clauses.add("DROP CONSTRAINT " + Quote.name(c.key().name()));
            if (wanted.find(c.key()).isEmpty()) {
                done.add("NOT " + Existence.check(c));
            }
        });
        present.indexes(from.key()).filter(i -> !same(i, wanted)).forEach(i -> {
            clauses.add("DROP KEY " + Quote.name(i.key().name()));
            if (wanted.find(i.key()).isEmpty()) {
                done.add("NOT " + Existence.key(from.key().name(), i.key().name()));
            }
        });
        constraints(present, from, ConstraintKind.PRIMARY_KEY).filter(c -> !same(c, wanted)).forEach(c -> {
            clauses.add("DROP PRIMARY KEY");
            if (wanted.find(c.key()).isEmpty()) {
                done.add("NOT " + Existence.key(from.key().name(), "PRIMARY"));
            }
        });
    }

    private static boolean same(Constraint constraint, SchemaModel other) {
        return other.find(constraint.key()).filter(o -> o instanceof Constraint c && c.definition().equals(constraint.definition())
                && c.type() == constraint.type()).isPresent();
    }

    private static boolean same(Index index, SchemaModel other) {
        return other.find(index.key()).filter(o -> o instanceof Index i && i.definition().equals(index.definition())
                && i.unique() == index.unique()).isPresent();
    }

    private void columns() {
        for (Column column : from.columns()) {
            Optional<Column> wanted = to.column(column.name());
            if (wanted.isEmpty() || isRemade(column, wanted.get())) {
                clauses.add("DROP COLUMN " + Quote.name(column.name()));
                if (wanted.isEmpty()) {
                    done.add("NOT " + Existence.column(from.key().column(column.name())));
                }
            }
        }
        Set<String> staying = staying();
        String previous = "";
        int rest = staying.size();
        for (Column column : to.columns()) {
            Optional<Column> there = from.column(column.name()).filter(c -> !isRemade(c, column));
            String place = previous.isEmpty() ? " FIRST" : " AFTER " + Quote.name(previous);
            if (there.isEmpty()) {
                clauses.add("ADD COLUMN " + ColumnDdl.definition(after, column) + (rest == 0 && !previous.isEmpty() ? "" : place));
                if (from.column(column.name()).isEmpty()) {
                    done.add(Existence.column(to.key().column(column.name())));
                }
            } else {
                boolean stays = staying.contains(column.name());
                if (!stays || !there.get().equals(column) || !extras(column).equals(before.column(column.name()))) {
                    clauses.add("MODIFY COLUMN " + ColumnDdl.definition(after, column) + (stays ? "" : place));
                    Existence.columnLooks(to, there.get(), column).ifPresent(done::add);
                }
                rest -= stays ? 1 : 0;
            }
            previous = column.name();
        }
    }

    private Object extras(Column column) {
        return after.column(column.name());
    }

    /** The columns that keep their place: the longest row of them that is in the same order on both sides. */
    private Set<String> staying() {
        List<String> now = from.columns().stream().filter(c -> to.column(c.name()).filter(t -> !isRemade(c, t)).isPresent())
                .map(Column::name).toList();
        List<String> then = to.columns().stream().map(Column::name).filter(now::contains).toList();
        Map<String, Integer> place = new HashMap<>();
        now.forEach(name -> place.put(name, place.size()));
        int[] length = new int[then.size()];
        int[] prior = new int[then.size()];
        int best = -1;
        for (int i = 0; i < then.size(); i++) {
            length[i] = 1;
            prior[i] = -1;
            for (int j = 0; j < i; j++) {
                boolean inOrder = Objects.requireNonNull(place.get(then.get(j))) < Objects.requireNonNull(place.get(then.get(i)));
                if (inOrder && length[j] >= length[i]) {
                    length[i] = length[j] + 1;
                    prior[i] = j;
                }
            }
            best = best < 0 || length[i] > length[best] ? i : best;
        }
        Set<String> staying = new HashSet<>();
        for (int i = best; i >= 0; i = prior[i]) {
            staying.add(then.get(i));
        }
        return staying;
    }

    private void addKeys(SchemaModel present, SchemaModel wanted) {
        constraints(wanted, to, ConstraintKind.PRIMARY_KEY).filter(c -> !same(c, present)).forEach(c -> {
            clauses.add("ADD " + TableDdl.constraint(c));
            Existence.primaryKeyLooks(c).ifPresent(done::add);
        });
        wanted.indexes(to.key()).filter(i -> !same(i, present)).forEach(i -> {
            clauses.add("ADD " + TableDdl.index(i));
            if (present.find(i.key()).isEmpty()) {
                done.add(Existence.key(to.key().name(), i.key().name()));
            } else {
                Existence.keyLooks(i).ifPresent(done::add);
            }
        });
        constraints(wanted, to, ConstraintKind.CHECK).filter(c -> !same(c, present)).forEach(c -> {
            clauses.add("ADD " + TableDdl.constraint(c));
            if (present.find(c.key()).isEmpty()) {
                done.add(Existence.check(c));
            }
        });
    }

    private void options() {
        if (!before.engine().equals(after.engine())) {
            clauses.add("ENGINE=" + after.engine());
        }
        if (!before.collation().equals(after.collation())) {
            clauses.add("DEFAULT" + ColumnDdl.characterSet(after.collation()));
        }
        List<String> named = after.options().stream().map(TableOptions::name).toList();
        before.options().stream().filter(o -> !named.contains(TableOptions.name(o))).forEach(o -> clauses.add(TableOptions.reset(o)));
        after.options().stream().filter(o -> !before.options().contains(o)).forEach(clauses::add);
        if (!from.attributes().comment().equals(to.attributes().comment())) {
            clauses.add("COMMENT=" + Quote.text(to.attributes().comment()));
        }
        if (before.versioned() != after.versioned()) {
            clauses.add(after.versioned() ? "ADD SYSTEM VERSIONING" : "DROP SYSTEM VERSIONING");
        }
        done.addAll(Existence.tableLooks(from, to));
    }

    private void partitioning() {
        if (!before.partitioning().equals(after.partitioning())) {
            partitioning = after.partitioning().isEmpty() ? "REMOVE PARTITIONING" : after.partitioning();
        }
    }
}
