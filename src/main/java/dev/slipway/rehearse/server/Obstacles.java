package dev.slipway.rehearse.server;

import dev.slipway.model.ObjectKey;
import dev.slipway.rehearse.event.SampledSession;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What could stand in the way of a rehearsal on this server. Sentences name sessions and objects, never values of rows. */
public interface Obstacles {
    /** Sessions of others whose transaction has been open for longer than that, the longest first. */
    List<SampledSession> longTransactions(Duration longerThan) throws SQLException;

    /** Transactions that were prepared for a commit in two phases, and wait for it. */
    List<String> preparedTransactions() throws SQLException;

    /**
     * The rights that a plan needs and the user lacks, as sentences.
     *
     * @param changed the tables the plan changes
     * @param up the script
     */
    List<String> missingRights(Collection<ObjectKey> changed, String up) throws SQLException;

    /** Bytes of each table, partitions included, without indexes where they are apart. @param tables qualified raw names */
    Map<String, Long> bytes(Collection<String> tables) throws SQLException;

    /** Whether a batched data step was begun here and not finished: where its progress is. */
    Optional<String> unfinishedDataStep() throws SQLException;

    /** What of a rehearsal's measurements this server does not offer to this user, each with its reason and what to do about it. */
    List<String> notMeasured() throws SQLException;
}
