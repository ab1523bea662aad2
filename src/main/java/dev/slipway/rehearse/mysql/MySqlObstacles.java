package dev.slipway.rehearse.mysql;

import dev.slipway.model.ObjectKey;
import dev.slipway.rehearse.event.SampledSession;
import dev.slipway.rehearse.server.Obstacles;
import dev.slipway.rehearse.server.Shown;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What could stand in the way of a rehearsal on MySQL or MariaDB. */
final class MySqlObstacles implements Obstacles {
    /** trx_started is in the server's own time zone, whatever the session's is. */
    private static final String LONG_TRANSACTIONS = """
            SELECT p.ID, p.USER, p.COMMAND, COALESCE(p.STATE, ''), COALESCE(p.INFO, ''),
                   TIMESTAMPDIFF(SECOND, t.trx_started, CONVERT_TZ(UTC_TIMESTAMP(), '+00:00', 'SYSTEM')) AS age
              FROM information_schema.INNODB_TRX t JOIN information_schema.PROCESSLIST p ON p.ID = t.trx_mysql_thread_id
             WHERE p.DB = DATABASE() AND p.ID <> CONNECTION_ID() HAVING age >= %d ORDER BY age DESC
            """;
    private static final String RIGHTS = """
            SELECT u.PRIVILEGE_TYPE FROM information_schema.USER_PRIVILEGES u WHERE u.GRANTEE = %1$s
             UNION
            SELECT s.PRIVILEGE_TYPE FROM information_schema.SCHEMA_PRIVILEGES s
             WHERE s.GRANTEE = %1$s AND DATABASE() LIKE s.TABLE_SCHEMA
            """;
    /** The account as the privilege tables write it. */
    private static final String GRANTEE = "CONCAT('''', SUBSTRING_INDEX(CURRENT_USER(), '@', 1), '''@''',"
            + " SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''')";
    private static final String ROLE = "SELECT COALESCE(CURRENT_ROLE(), 'NONE')";
    private static final List<String> NEEDED = List.of("SELECT", "INSERT", "UPDATE", "DELETE", "CREATE", "DROP", "ALTER", "INDEX",
            "CREATE TEMPORARY TABLES");
    private static final String XA = "XA RECOVER";
    private static final Set<Integer> REFUSED = Set.of(1044, 1142, 1143, 1227, 1370, 1401);

    private final CheckSession session;

    MySqlObstacles(CheckSession session) {
        this.session = session;
    }

    /** Empty for a user who may not see them, which {@link #notMeasured} says. */
    @Override
    public List<SampledSession> longTransactions(Duration longerThan) throws SQLException {
        try {
            return session.query(LONG_TRANSACTIONS.formatted(longerThan.toSeconds()), row -> {
                List<SampledSession> open = new ArrayList<>();
                while (row.next()) {
                    open.add(new SampledSession(row.getInt(1), false, "", row.getString(2), state(row.getString(3), row.getString(4)),
                            Duration.ofSeconds(row.getLong(6)), Shown.statement(row.getString(5))));
                }
                return open;
            });
        } catch (SQLException refused) {
            return unlessRefused(refused);
        }
    }

    static String state(String command, String state) {
        return command.equals("Sleep") ? "idle in a transaction" : state.isEmpty() ? command : state;
    }

    @Override
    public List<String> preparedTransactions() throws SQLException {
        try {
            return session.query(XA, row -> {
                List<String> prepared = new ArrayList<>();
                while (row.next()) {
                    prepared.add("XA transaction " + row.getString(4));
                }
                return prepared;
            });
        } catch (SQLException refused) {
            return unlessRefused(refused);
        }
    }

    private static <T> List<T> unlessRefused(SQLException failure) throws SQLException {
        if (REFUSED.contains(failure.getErrorCode())) {
            return List.of();
        }
        throw failure;
    }

    /** Privileges that come by roles or for single tables are not put together here; a role makes the server the judge. */
    @Override
    public List<String> missingRights(Collection<ObjectKey> changed, String up) throws SQLException {
        if (!session.texts(ROLE).equals(List.of("NONE"))) {
            return List.of();
        }
        Set<String> held = new TreeSet<>(session.texts(RIGHTS.formatted(GRANTEE)));
        List<String> missing = NEEDED.stream().filter(right -> !held.contains(right)).toList();
        return missing.isEmpty() ? List.of() : List.of("no " + String.join(", ", missing) + " on the database");
    }

    @Override
    public Map<String, Long> bytes(Collection<String> tables) throws SQLException {
        Map<String, Long> bytes = TableSizes.bytes(session);
        bytes.keySet().retainAll(Set.copyOf(tables));
        return bytes;
    }

    /** Plans for these servers keep no progress in the database. */
    @Override
    public Optional<String> unfinishedDataStep() {
        return Optional.empty();
    }

    @Override
    public List<String> notMeasured() throws SQLException {
        List<String> missing = new ArrayList<>(Instruments.missing(session));
        missing.add("locks that are held for less than a look takes, 50 ms, may be missed: a session of this server cannot read its own");
        missing.add("temporary bytes, rows to be purged and the lag of replicas are not measured: the server does not count them in a way"
                + " that could be laid to a step");
        return missing;
    }
}
