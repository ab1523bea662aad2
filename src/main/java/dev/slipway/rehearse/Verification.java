package dev.slipway.rehearse;

import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.model.Snapshot;
import dev.slipway.rehearse.Baseline.TableRows;
import dev.slipway.rehearse.TableScope.Columns;
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

/** Reads what staging holds, and compares its schema with what it should be; each comparison is told as a check. */
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
                Columns columns = table.columns();
                Content content = session.content(table.from(), List.of(columns.names(), Columns.before(columns.kept()),
                        Columns.before(columns.retyped()), columns.undeclared()));
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
