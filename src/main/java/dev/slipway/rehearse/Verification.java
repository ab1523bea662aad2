package dev.slipway.rehearse;

import dev.slipway.model.Snapshot;
import dev.slipway.rehearse.Baseline.TableRows;
import dev.slipway.rehearse.TableScope.Columns;
import dev.slipway.rehearse.event.RehearsalEvent.Outcome;
import dev.slipway.rehearse.server.Checks.Content;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.rehearse.server.Checks;
import dev.slipway.rehearse.server.SequenceValue;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads what staging holds, and compares its schema with what it should be; each comparison is told as a check. */
final class Verification {
    private static final int DIFFERENCES_NAMED = 5;

    private final Staging staging;
    private final Course course;
    private final RunControl control;
    private final List<Snapshot> planned;
    private List<String> foreign = List.of();

    /** @param planned the schemas that the plan leads from and to, where they are known */
    Verification(Staging staging, Course course, RunControl control, List<Snapshot> planned) {
        this.staging = staging;
        this.course = course;
        this.control = control;
        this.planned = planned;
    }

    Baseline readBaseline(List<TableScope> scope) throws SQLException {
        try (Checks session = session()) {
            List<TableRows> tables = new ArrayList<>();
            for (TableScope table : scope) {
                Columns columns = table.columns();
                Content content = session.content(table.from(), List.of(columns.names(), Columns.before(columns.kept()),
                        Columns.before(columns.retyped()), columns.undeclared()));
                List<String> sums = content.sums();
                tables.add(new TableRows(table, content.rows(), sums.get(0), sums.get(1), sums.get(2), sums.get(3)));
            }
            return new Baseline(tables, session.sequences());
        }
    }

    boolean schemaIs(Snapshot wanted, String name) throws SQLException {
        Snapshot found = staging.schema();
        List<String> drift = SchemaDrift.between(wanted.model(), found.model());
        foreign = new ArrayList<>(drift);
        planned.forEach(schema -> foreign.retainAll(SchemaDrift.between(schema.model(), found.model())));
        return course.check(name, drift.isEmpty(), drift.isEmpty() ? wanted.fingerprint() : SchemaDrift.few(drift, DIFFERENCES_NAMED));
    }

    /**
     * What to make of a schema that is not the expected one: what is neither as before nor as wanted is named, since the plan knows
     * nothing of it. Somebody may have changed staging meanwhile; nothing of that says anything about the plan.
     */
    String blame(String otherwise) {
        return foreign.isEmpty() ? otherwise
                : "Staging was changed by somebody else meanwhile, or by something that the scripts do beside the plan: "
                        + SchemaDrift.few(foreign, DIFFERENCES_NAMED);
    }

    boolean noInvalidIndexes() throws SQLException {
        try (Checks session = session()) {
            List<String> invalid = session.invalidIndexes();
            return course.check("no invalid indexes", invalid.isEmpty(), invalid.isEmpty() ? "none"
                    : SchemaDrift.few(invalid, DIFFERENCES_NAMED));
        }
    }

    boolean sequencesAre(Baseline baseline) throws SQLException {
        try (Checks session = session()) {
            boolean same = session.sequences().equals(baseline.sequences());
            return course.check("sequences stand where they stood", same ? Outcome.PASSED : Outcome.WARNED,
                    same ? baseline.sequences().size() + " sequences" : "some have moved on");
        }
    }

    /** Whether no sequence that is there before and now gives numbers again that it gave already. */
    boolean sequencesKept(List<SequenceValue> before, String when) throws SQLException {
        try (Checks session = session()) {
            List<SequenceValue> now = session.sequences();
            List<String> behind = before.stream().flatMap(b -> now.stream().filter(n -> n.isBehind(b))).map(SequenceValue::qualified)
                    .toList();
            return course.check("sequences at or past where they stood " + when, behind.isEmpty(),
                    behind.isEmpty() ? before.size() + " sequences" : SchemaDrift.few(behind, DIFFERENCES_NAMED));
        }
    }

    private Checks session() throws SQLException {
        return staging.checks(control.cancellation());
    }
}
