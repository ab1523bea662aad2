package dev.slipway.rehearse.server;

import dev.slipway.rehearse.event.EndedLock;
import dev.slipway.rehearse.event.SampledLock;
import dev.slipway.rehearse.event.SampledSession;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** One look after another at who holds and who waits for which lock. */
public interface LockSampler extends AutoCloseable {
    /** What was seen in one look, and what the look before had seen and is over. */
    record Look(List<SampledLock> locks, List<SampledSession> sessions, List<EndedLock> ended) {
        public Look {
            locks = List.copyOf(locks);
            sessions = List.copyOf(sessions);
            ended = List.copyOf(ended);
        }
    }

    /** How far something is that takes its time. */
    sealed interface Progress {
        /** A step that works through rows. @param total -1 when it is not known */
        record Rows(int step, long done, long total) implements Progress {}

        /** A statement of the step that runs now, as the server estimates it. @param percent 0 to 100 */
        record Share(int percent) implements Progress {}
    }

    /** @param executor the session that runs the plan, 0 for none */
    Look look(int executor) throws SQLException;

    /** Empty when nothing runs whose progress can be told. @param executor the session that runs the plan, 0 for none */
    Optional<Progress> progress(int executor) throws SQLException;

    @Override
    void close() throws SQLException;
}
