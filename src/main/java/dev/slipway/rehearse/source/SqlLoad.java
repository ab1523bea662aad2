package dev.slipway.rehearse.source;

import dev.slipway.dialect.script.Script;
import dev.slipway.embedded.ScratchServer;
import dev.slipway.jdbc.ServerErrors;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.model.Problem;
import dev.slipway.model.ProblemException;
import dev.slipway.model.ServerVersion;
import dev.slipway.model.Snapshot;
import dev.slipway.rehearse.event.Finding;
import dev.slipway.rehearse.event.Side;
import dev.slipway.rehearse.run.RetryPolicy;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.rehearse.run.RunListener;
import dev.slipway.rehearse.run.StatementFailure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** Runs SQL files in an empty throw-away database and reads the schema they make. */
final class SqlLoad {
    private static final int MAX_SUPPLIES = 200;
    private static final RunListener NOBODY = new RunListener() {
        @Override
        public boolean wantsLocks() {
            return false;
        }
    };

    private final SourceServer server;
    private final Optional<ServerVersion> like;

    /** @param like the server whose schema the SQL is compared with; nothing when there is none */
    SqlLoad(SourceServer server, Optional<ServerVersion> like) {
        this.server = server;
        this.like = like;
    }

    /** What files miss and only their own server has is made here, and the load begins anew. */
    Snapshot load(Map<Path, String> files, String label) {
        for (int supplies = 0; supplies <= MAX_SUPPLIES; supplies++) {
            try (ScratchServer.Lease lease = server.lease(like)) {
                if (run(lease, files)) {
                    return read(lease, label);
                }
            }
        }
        throw new ProblemException("The SQL names more than " + MAX_SUPPLIES + " roles", label, "Leave owners and privileges out of it");
    }

    /** On a session of its own: what the SQL set on its own is gone. */
    private Snapshot read(ScratchServer.Lease lease, String label) {
        try (Connection connection = lease.database().open(SessionPurpose.INTROSPECT)) {
            return server.reader().read(connection, label);
        } catch (SQLException lost) {
            throw ServerErrors.exception(lost, lease.database().profile());
        }
    }

    /** @return whether all was run; otherwise what was missing is there now */
    private boolean run(ScratchServer.Lease lease, Map<Path, String> files) {
        try (Connection connection = lease.database().open(SessionPurpose.EXECUTE)) {
            for (Map.Entry<Path, String> file : files.entrySet()) {
                Script script = server.scripting().parse(file.getKey().toString(), file.getValue());
                long start = System.nanoTime();
                try {
                    server.scripting().runner(connection, script, Side.UP, NOBODY, new RunControl(), RetryPolicy.NEVER,
                            () -> System.nanoTime() - start).run();
                } catch (StatementFailure failure) {
                    if (server.supply(connection, failure.finding())) {
                        return false;
                    }
                    throw problem(file.getKey(), failure);
                }
            }
            return true;
        } catch (SQLException lost) {
            throw ServerErrors.exception(lost, lease.database().profile());
        }
    }

    private ProblemException problem(Path file, StatementFailure failure) {
        Finding finding = failure.finding();
        String hint = finding.hint().isEmpty() ? server.remedy() : finding.hint();
        return new ProblemException(Problem.of("The SQL does not load (" + finding.message() + ")",
                file + ":" + finding.line() + ":" + finding.column(), hint), failure);
    }
}
