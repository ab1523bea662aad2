package dev.slipway.rehearse.source;

import dev.slipway.dialect.postgres.script.PostgresScript;
import dev.slipway.dialect.script.Script;
import dev.slipway.embedded.ScratchServer;
import dev.slipway.jdbc.Environment;
import dev.slipway.jdbc.ServerErrors;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.model.Problem;
import dev.slipway.model.ProblemException;
import dev.slipway.model.Snapshot;
import dev.slipway.rehearse.SchemaReader;
import dev.slipway.rehearse.event.Finding;
import dev.slipway.rehearse.event.Side;
import dev.slipway.rehearse.postgres.Roles;
import dev.slipway.rehearse.run.RetryPolicy;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.rehearse.run.RunListener;
import dev.slipway.rehearse.run.StatementFailure;
import dev.slipway.rehearse.run.postgres.PostgresScripting;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs SQL files in an empty throw-away database and reads the schema they make. */
final class SqlLoad {
    private static final String UNDEFINED_OBJECT = "42704";
    private static final Pattern MISSING_ROLE = Pattern.compile("role \"(.+)\" does not exist");
    private static final int MAX_ROLES = 200;
    private static final RunListener NOBODY = new RunListener() {
        @Override
        public boolean wantsLocks() {
            return false;
        }
    };

    private final SchemaReader reader;
    private final ScratchServer server;

    SqlLoad(SchemaReader reader, String serverVersion) {
        this.reader = reader;
        this.server = ScratchServer.get(serverVersion);
    }

    /** Dumps name roles that only their own server has; each is made here, without a right to log in, and the load begins anew. */
    Snapshot load(Map<Path, String> files, String label) {
        for (int roles = 0; ; roles++) {
            try (ScratchServer.Lease lease = server.lease(); Connection connection = lease.database().open(SessionPurpose.EXECUTE)) {
                Optional<String> missing = run(connection, files);
                if (missing.isEmpty()) {
                    return reader.read(connection, label);
                }
                if (roles == MAX_ROLES) {
                    throw new ProblemException("The SQL names more than " + MAX_ROLES + " roles", label,
                            "Leave owners and privileges out of it");
                }
                Roles.make(connection, List.of(missing.get()));
            } catch (SQLException lost) {
                throw ServerErrors.exception(lost, server.server().profile(label, Environment.SCRATCH));
            }
        }
    }

    /** @return the role that was missing, when one was */
    private Optional<String> run(Connection connection, Map<Path, String> files) throws SQLException {
        for (Map.Entry<Path, String> file : files.entrySet()) {
            Script script = PostgresScript.parse(file.getKey().toString(), file.getValue());
            long start = System.nanoTime();
            try {
                new PostgresScripting().runner(connection, script, Side.UP, NOBODY, new RunControl(), RetryPolicy.NEVER, () -> System.nanoTime() - start)
                        .run();
            } catch (StatementFailure failure) {
                Optional<String> role = missingRole(failure.finding());
                if (role.isPresent()) {
                    return role;
                }
                throw problem(file.getKey(), failure);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> missingRole(Finding finding) {
        Matcher role = MISSING_ROLE.matcher(finding.message());
        return finding.sqlState().equals(UNDEFINED_OBJECT) && role.matches() ? Optional.of(role.group(1)) : Optional.empty();
    }

    private static ProblemException problem(Path file, StatementFailure failure) {
        Finding finding = failure.finding();
        String hint = finding.hint().isEmpty() ? "Correct the statement" : finding.hint();
        return new ProblemException(Problem.of("The SQL does not load (" + finding.message() + ")",
                file + ":" + finding.line() + ":" + finding.column(), hint), failure);
    }
}
