package dev.slipway.rehearse;

import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.model.Column;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.Snapshot;
import dev.slipway.model.ValueSource;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.Baseline.TableRows;
import dev.slipway.rehearse.event.RehearsalEvent.Outcome;
import dev.slipway.rehearse.postgres.CheckSession;
import dev.slipway.rehearse.postgres.CheckSession.Content;
import dev.slipway.rehearse.postgres.Obstacles;
import dev.slipway.rehearse.postgres.Sequences;
import dev.slipway.rehearse.run.RunControl;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares schema and rows of staging with what they should be, and tells each comparison as a check. */
final class Verification {
    private static final int DIFFERENCES_NAMED = 5;

    private final Database staging;
    private final SchemaReader reader;
    private final Course course;
    private final RunControl control;

    Verification(Database staging, SchemaReader reader, Course course, RunControl control) {
        this.staging = staging;
        this.reader = reader;
        this.course = course;
        this.control = control;
    }

    Baseline readBaseline(List<TableScope> scope) throws SQLException {
        try (CheckSession session = session()) {
            List<TableRows> tables = new ArrayList<>();
            for (TableScope table : scope) {
                Content content = session.content(table.from(),
                        List.of(table.columns(), table.keptBefore(), table.retypedBefore(), table.undeclared()));
                List<String> sums = content.sums();
                tables.add(new TableRows(table, content.rows(), sums.get(0), sums.get(1), sums.get(2), sums.get(3)));
            }
            return new Baseline(tables, Sequences.read(session));
        }
    }

    boolean schemaIs(Snapshot wanted, String name) throws SQLException {
        List<String> drift = SchemaDrift.between(wanted.model(), read().model());
        return course.check(name, drift.isEmpty(), drift.isEmpty() ? wanted.fingerprint() : SchemaDrift.few(drift, DIFFERENCES_NAMED));
    }

    String fingerprint() throws SQLException {
        return read().fingerprint();
    }

    boolean noInvalidIndexes(Snapshot wanted) throws SQLException {
        try (CheckSession session = session()) {
            List<String> invalid = new Obstacles(session).invalidIndexes();
            return course.check("no invalid indexes", invalid.isEmpty(), invalid.isEmpty() ? "none" : SchemaDrift.few(invalid, DIFFERENCES_NAMED));
        }
    }

    /** Whether rows and columns that up keeps are as they were; fills in the rows that are left in each table. */
    boolean contentAfterUp(Baseline baseline, Map<ObjectKey, Long> rowsAfter) throws SQLException {
        boolean good = true;
        try (CheckSession session = session()) {
            for (TableRows before : baseline.tables()) {
                TableScope table = before.table();
                if (table.to() == null) {
                    continue;
                }
                Content after = session.content(table.to(), List.of(table.keptAfter(), table.retypedAfter()));
                rowsAfter.put(table.from(), after.rows());
                good &= compareAfterUp(before, after);
            }
        }
        return good;
    }

    private boolean compareAfterUp(TableRows before, Content after) {
        String name = "rows of " + before.table().from().qualified() + " after up";
        if (before.rows() != after.rows()) {
            return course.check(name, before.table().rowsMayGo() ? Outcome.WARNED : Outcome.FAILED,
                    after.rows() + " instead of " + before.rows() + (before.table().rowsMayGo() ? ", as the plan declares" : " rows"));
        }
        if (!before.kept().equals(after.sums().getFirst())) {
            return course.check(name, before.table().rowsMayGo() ? Outcome.WARNED : Outcome.FAILED,
                    "columns that the plan keeps hold something else than before");
        }
        if (!before.retyped().equals(after.sums().get(1))) {
            return course.check(name, Outcome.WARNED, before.rows() + " rows; columns that the plan changes read differently now: "
                    + String.join(", ", before.table().retypedAfter()));
        }
        return course.check(name, Outcome.PASSED, before.rows() + " rows, content as before");
    }

    /** The content of the tables the plan changes, over all columns they have after up. */
    Map<ObjectKey, Content> changedTables(ScriptedPlan plan, List<TableScope> scope) throws SQLException {
        Map<ObjectKey, Content> contents = new TreeMap<>();
        try (CheckSession session = session()) {
            for (TableScope table : scope) {
                ObjectKey to = table.to();
                if (table.affected() && to != null) {
                    List<String> columns = plan.to().model().table(to).orElseThrow().columns().stream()
                            .filter(c -> !(c.value() instanceof ValueSource.Generated)).map(Column::name).toList();
                    contents.put(to, session.content(to, List.of(columns)));
                }
            }
        }
        return contents;
    }

    boolean nothingChanged(Map<ObjectKey, Content> before, Map<ObjectKey, Content> after) {
        List<String> changed = before.keySet().stream().filter(table -> !before.get(table).equals(after.get(table)))
                .map(ObjectKey::qualified).toList();
        return course.check("a second up changes no rows", changed.isEmpty(),
                changed.isEmpty() ? before.size() + " tables compared" : SchemaDrift.few(changed, DIFFERENCES_NAMED));
    }

    /** Whether after down all rows are back but for what is declared as lost. */
    boolean contentAfterDown(Baseline baseline) throws SQLException {
        boolean good = true;
        try (CheckSession session = session()) {
            for (TableRows before : baseline.tables()) {
                TableScope table = before.table();
                Content after = session.content(table.from(), List.of(table.columns(), table.undeclared()));
                String name = "rows of " + table.from().qualified() + " after down";
                if (before.rows() == after.rows() && before.all().equals(after.sums().getFirst())) {
                    good &= course.check(name, Outcome.PASSED, before.rows() + " rows, content as before");
                } else if (table.rowsMayGo() || (before.rows() == after.rows() && before.undeclared().equals(after.sums().get(1)))) {
                    good &= course.check(name, Outcome.WARNED, after.rows() + " of " + before.rows()
                            + " rows; what is missing is declared as lost, and comes back from the backup");
                } else {
                    good &= course.check(name, Outcome.FAILED, before.rows() == after.rows() ? "the content is not what it was before up"
                            : after.rows() + " instead of " + before.rows() + " rows");
                }
            }
        }
        return good;
    }

    /** The tables whose rows are not what they were. */
    List<ObjectKey> differing(Baseline baseline) throws SQLException {
        List<ObjectKey> differing = new ArrayList<>();
        try (CheckSession session = session()) {
            for (TableRows before : baseline.tables()) {
                Content now = session.content(before.table().from(), List.of(before.table().columns()));
                if (now.rows() != before.rows() || !now.sums().getFirst().equals(before.all())) {
                    differing.add(before.table().from());
                }
            }
        }
        return differing;
    }

    boolean sequencesAre(Baseline baseline) throws SQLException {
        try (CheckSession session = session()) {
            boolean same = Sequences.read(session).equals(baseline.sequences());
            return course.check("sequences stand where they stood", same ? Outcome.PASSED : Outcome.WARNED,
                    same ? baseline.sequences().size() + " sequences" : "some have moved on");
        }
    }

    private Snapshot read() throws SQLException {
        try (Connection connection = staging.open(SessionPurpose.INTROSPECT)) {
            return reader.read(connection, staging.profile().target());
        }
    }

    private CheckSession session() throws SQLException {
        return new CheckSession(staging, control.cancellation());
    }
}
