package dev.slipway.rehearse;

import dev.slipway.dialect.RenamedColumn;
import dev.slipway.model.Column;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.ValueSource;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.Baseline.TableRows;
import dev.slipway.rehearse.TableScope.Columns;
import dev.slipway.rehearse.event.RehearsalEvent.Outcome;
import dev.slipway.rehearse.event.Side;
import dev.slipway.rehearse.server.Checks.Content;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.rehearse.server.BackupFile;
import dev.slipway.rehearse.server.Backups.Differing;
import dev.slipway.rehearse.server.Backups.Present;
import dev.slipway.rehearse.server.Checks;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares the rows of staging with the baseline. Equal sums end the matter; where they differ the backup is loaded beside the table
 * and both are compared row by row, so that the reviewer reads how many rows and which columns. What a trigger overwrites while the
 * plan changes rows is no failure, but it is told, and counted as a loss.
 */
final class RowVerification {
    private final Staging staging;
    private final RunFolder folder;
    private final Course course;
    private final RunControl control;
    private final Map<ObjectKey, Long> rowsAfterUp = new TreeMap<>();
    private final Map<ObjectKey, Map<String, Long>> overwritten = new TreeMap<>();

    RowVerification(Staging staging, RunFolder folder, Course course, RunControl control) {
        this.staging = staging;
        this.folder = folder;
        this.course = course;
        this.control = control;
    }

    /** Rows of a table after up, by its key before up; 0 for tables that are gone. */
    long rowsAfterUp(ObjectKey table) {
        return rowsAfterUp.getOrDefault(table, 0L);
    }

    /** Columns whose values a trigger overwrote during up, with the rows. */
    Map<ObjectKey, Map<String, Long>> overwritten() {
        return overwritten;
    }

    /** Whether rows and columns that up keeps are as they were. */
    boolean afterUp(Baseline baseline) throws SQLException, IOException {
        boolean good = true;
        try (Checks session = session()) {
            for (TableRows before : baseline.tables()) {
                ObjectKey to = before.table().to();
                if (to != null) {
                    Columns columns = before.table().columns();
                    Content after = session.content(to, List.of(Columns.after(columns.kept()), Columns.after(columns.retyped())));
                    rowsAfterUp.put(before.table().from(), after.rows());
                    good &= afterUp(before, to, after);
                }
            }
        }
        return good;
    }

    private boolean afterUp(TableRows before, ObjectKey to, Content after) throws SQLException, IOException {
        TableScope table = before.table();
        String name = "rows of " + table.from().qualified() + " after up";
        if (before.rows() == after.rows() && before.kept().equals(after.sums().getFirst())) {
            return before.retyped().equals(after.sums().get(1)) ? course.check(name, Outcome.PASSED, before.rows()
                    + " rows, columns that stay are as before")
                    : course.check(name, Outcome.WARNED, before.rows() + " rows; columns that the plan changes read differently now: "
                            + String.join(", ", Columns.after(table.columns().retyped())));
        }
        Optional<Differing> rows = compare(table, to, table.columns().kept());
        boolean lost = rows.map(r -> r.gone() > 0).orElse(after.rows() < before.rows());
        Map<String, Long> changed = rows.map(Differing::changed).orElse(Map.of());
        boolean bare = rows.isEmpty() && after.rows() <= before.rows();
        String detail = rows.map(Differing::described).orElse(after.rows() + " instead of " + before.rows()
                + " rows, or other content");
        if ((lost && !table.rowsMayGo()) || (!changed.isEmpty() && !table.triggered()) || (bare && !table.rowsMayGo())) {
            return course.check(name, Outcome.FAILED, detail + ", which the plan does not declare");
        }
        if (!changed.isEmpty()) {
            overwritten.put(table.from(), changed);
        }
        return course.check(name, Outcome.WARNED, detail + (lost ? ", as the plan declares" : ", by a trigger or another session"));
    }

    /**
     * Whether after down all rows are back but for what is declared as lost.
     *
     * @param written what tables that were written after up held then, over the columns that up keeps
     */
    boolean afterDown(Baseline baseline, Map<ObjectKey, Content> written) throws SQLException, IOException {
        boolean good = true;
        try (Checks session = session()) {
            for (TableRows before : baseline.tables()) {
                TableScope table = before.table();
                Content after = session.content(table.from(), List.of(table.columns().names(), table.columns().undeclared(),
                        Columns.before(table.columns().kept())));
                Content expected = written.get(table.from());
                good &= expected == null ? afterDown(before, after) : writtenAfterDown(table, expected, after);
            }
        }
        return good;
    }

    private boolean afterDown(TableRows before, Content after) throws SQLException, IOException {
        TableScope table = before.table();
        String name = "rows of " + table.from().qualified() + " after down";
        boolean sameRows = before.rows() == after.rows();
        if (sameRows && before.all().equals(after.sums().getFirst())) {
            return course.check(name, Outcome.PASSED, before.rows() + " rows, content as before");
        }
        boolean declared = table.rowsMayGo() || (sameRows && before.undeclared().equals(after.sums().get(1)));
        Optional<Differing> rows = compare(table, table.from(), same(table.columns().names()));
        String detail = rows.map(Differing::described).orElse(after.rows() + " instead of " + before.rows()
                + " rows, or other content");
        if (declared) {
            return course.check(name, Outcome.WARNED, detail + ", as the plan declares; comes back from the backup");
        }
        Set<String> undeclared = new TreeSet<>(rows.map(r -> r.changed().keySet()).orElse(Set.of()));
        undeclared.retainAll(table.columns().undeclared());
        boolean explained = rows.map(r -> r.gone() == 0 && (table.triggered() || undeclared.isEmpty()))
                .orElse(after.rows() > before.rows());
        return explained ? course.check(name, Outcome.WARNED, detail + ", by a trigger or another session; comes back from the backup")
                : course.check(name, Outcome.FAILED, detail + ", which the plan does not declare");
    }

    /** A table that was written between up and down must hold what was written, over all columns that live on both sides. */
    private boolean writtenAfterDown(TableScope table, Content expected, Content after) throws SQLException, IOException {
        String name = "rows of " + table.from().qualified() + " after down, those written after up included";
        if (expected.rows() != after.rows() || !expected.sums().getFirst().equals(after.sums().getLast())) {
            return course.check(name, Outcome.FAILED, after.rows() + " rows instead of " + expected.rows()
                    + (expected.rows() == after.rows() ? ", with other content" : ""));
        }
        Set<String> others = new TreeSet<>(table.columns().names());
        others.removeAll(Columns.before(table.columns().kept()));
        Map<String, Long> changed = others.isEmpty() ? Map.of()
                : compare(table, table.from(), same(table.columns().names())).map(Differing::changed).orElse(Map.of());
        others.retainAll(changed.keySet());
        if (others.isEmpty()) {
            return course.check(name, Outcome.PASSED, after.rows() + " rows");
        }
        String differ = others.stream().map(c -> c + " differs in " + changed.get(c) + " rows").collect(Collectors.joining(", "));
        others.retainAll(table.columns().undeclared());
        return others.isEmpty() || table.triggered()
                ? course.check(name, Outcome.WARNED, differ + (others.isEmpty() ? ", as the plan declares" : ", by a trigger")
                        + "; comes back from the backup")
                : course.check(name, Outcome.FAILED, differ + ", which the plan does not declare");
    }

    private static List<TableScope.Kept> same(List<String> columns) {
        return columns.stream().map(c -> new TableScope.Kept(c, c)).toList();
    }

    /** Row by row; nothing for a table without backup or key, or whose key up takes apart. */
    private Optional<Differing> compare(TableScope table, ObjectKey now, List<TableScope.Kept> columns)
            throws SQLException, IOException {
        Optional<BackupFile> file = folder.backups().stream().filter(f -> f.table().equals(table.from())).findFirst();
        List<RenamedColumn> compared = columns.stream().map(c -> new RenamedColumn(c.before(), c.after())).toList();
        List<RenamedColumn> key = compared.stream().filter(c -> table.key().contains(c.before())).toList();
        if (file.isEmpty() || key.isEmpty() || key.size() != table.key().size()) {
            return Optional.empty();
        }
        return Optional.of(staging.server().backups(staging.database(), control.cancellation(), folder.backupFolder())
                .compare(file.get(), new Present(now, key, compared)));
    }

    /** The content of the tables the plan changes, over all columns they have after that side. */
    Map<ObjectKey, Content> affected(ScriptedPlan plan, List<TableScope> scope, Side side) throws SQLException {
        SchemaModel schema = (side == Side.UP ? plan.to() : plan.from()).model();
        Map<ObjectKey, Content> contents = new TreeMap<>();
        try (Checks session = session()) {
            for (TableScope table : scope) {
                ObjectKey key = side == Side.UP ? table.to() : table.from();
                if (table.affected() && key != null) {
                    List<String> columns = schema.table(key).orElseThrow().columns().stream()
                            .filter(c -> !(c.value() instanceof ValueSource.Generated)).map(Column::name).toList();
                    contents.put(key, session.content(key, List.of(columns)));
                }
            }
        }
        return contents;
    }

    /** The rows of the tables that up keeps, over the columns that live on both sides: the same before up, after it and after down. */
    Map<ObjectKey, Content> keptColumns(List<TableScope> scope, Side side) throws SQLException {
        Map<ObjectKey, Content> contents = new TreeMap<>();
        try (Checks session = session()) {
            for (TableScope table : scope) {
                ObjectKey to = table.to();
                if (to != null && !table.rowsMayGo()) {
                    contents.put(table.from(), side == Side.UP ? session.content(to, List.of(Columns.after(table.columns().kept())))
                            : session.content(table.from(), List.of(Columns.before(table.columns().kept()))));
                }
            }
        }
        return contents;
    }

    boolean same(Map<ObjectKey, Content> before, Map<ObjectKey, Content> after, String name) {
        List<String> changed = before.keySet().stream().filter(table -> !before.get(table).equals(after.get(table)))
                .map(ObjectKey::qualified).toList();
        return course.check(name, changed.isEmpty(), changed.isEmpty() ? before.size() + " tables compared" : SchemaDrift.few(changed, 5));
    }

    boolean nothingChanged(Map<ObjectKey, Content> before, Map<ObjectKey, Content> after, String script) {
        return same(before, after, "a second " + script + " changes no rows");
    }

    /** The tables whose rows are not what they were. */
    List<ObjectKey> differing(Baseline baseline) throws SQLException {
        List<ObjectKey> differing = new ArrayList<>();
        try (Checks session = session()) {
            for (TableRows before : baseline.tables()) {
                Content now = session.content(before.table().from(), List.of(before.table().columns().names()));
                if (now.rows() != before.rows() || !now.sums().getFirst().equals(before.all())) {
                    differing.add(before.table().from());
                }
            }
        }
        return differing;
    }

    private Checks session() throws SQLException {
        return staging.checks(control.cancellation());
    }
}
