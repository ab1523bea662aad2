package dev.slipway.rehearse.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What workloads ask of the server. */
public interface WorkloadSupport {
    /** A statement that was sent often. @param sql with constants that run, whatever they were @param calls how often, at least once */
    record Counted(String sql, long calls) {}

    /** Where the server counts statements, for people. */
    String counter();

    /**
     * The statements that the server has counted most often in this database and that run, the most frequent first.
     *
     * @throws dev.slipway.model.ProblemException when it does not count
     */
    List<Counted> counted(Connection staging, int most) throws SQLException;

    /** Asks whether a statement would work with the schema as it is now; nothing is run. @throws SQLException when it would not */
    void prepare(Connection session, String sql) throws SQLException;

    /**
     * Whether applications are expected to send their work again after a failure, since the server throws one away where two wait for each
     * other, and does so in ordinary use.
     */
    boolean isOrdinaryDeadlock(SQLException failure);

    /** Whether a failure says that the session is lost, and nothing about the statement. */
    boolean isLost(SQLException failure);
}
