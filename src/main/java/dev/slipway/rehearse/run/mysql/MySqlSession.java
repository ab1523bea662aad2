package dev.slipway.rehearse.run.mysql;

import com.mysql.cj.jdbc.JdbcConnection;
import dev.slipway.dialect.script.Script;
import dev.slipway.dialect.script.ScriptItem;
import dev.slipway.jdbc.Redaction;
import dev.slipway.rehearse.event.LockHold;
import dev.slipway.rehearse.event.Side;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.rehearse.run.ScriptSession;
import dev.slipway.rehearse.run.StatementFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server side of a script that runs on MySQL or MariaDB. */
final class MySqlSession implements ScriptSession {
    private static final Logger LOG = LoggerFactory.getLogger(MySqlSession.class);
    /**
     * What IF EXISTS and IF NOT EXISTS say when they find nothing to do (MySQL 9 manual, "Server Error Message Reference"; 4091 and 4092
     * are MariaDB's, for sequences and views).
     */
    private static final Set<Integer> NOTHING_TO_DO = Set.of(1007, 1008, 1050, 1051, 1060, 1061, 1091, 1304, 1305, 1359, 1360, 1537, 1539,
            4091, 4092);

    private final JdbcConnection connection;
    private final RunControl control;
    private final PreparedTexts prepared = new PreparedTexts();

    MySqlSession(Connection connection, RunControl control) {
        try {
            this.connection = connection.unwrap(JdbcConnection.class);
        } catch (SQLException e) {
            throw new IllegalArgumentException("scripts run on sessions of MySQL's driver", e);
        }
        this.control = control;
    }

    /** Sessions of ours are opened with settings of their own; a script begins with those that the clients give it. */
    @Override
    public void begin() throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION sql_mode = @@GLOBAL.sql_mode, SESSION time_zone = @@GLOBAL.time_zone");
        }
    }

    /** As the server said with its last answer: DDL ends a transaction without being asked to. */
    @Override
    public boolean inTransaction() {
        return connection.getSession().getServerSession().inTransactionOnServer();
    }

    @Override
    public Outcome execute(ScriptItem.Statement item) throws SQLException {
        prepared.note(item);
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            return control.cancellation().during(statement, () -> {
                boolean rows = statement.execute(item.sql());
                long count = statement.getLargeUpdateCount();
                List<String> notices = notices(statement.getWarnings());
                while (rows || statement.getLargeUpdateCount() >= 0) {
                    rows = statement.getMoreResults();
                }
                return new Outcome(count, List.of(), List.of(), notices);
            });
        }
    }

    private static List<String> notices(@Nullable SQLWarning first) {
        List<String> notices = new ArrayList<>();
        for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
            if (!NOTHING_TO_DO.contains(warning.getErrorCode())) {
                notices.add(Redaction.redact(MySqlFailures.masked(String.valueOf(warning.getMessage()))));
            }
        }
        return notices;
    }

    @Override
    public Map<String, @Nullable String> variables(ScriptItem.Query query, Side side) {
        throw new IllegalStateException("scripts of this kind have no variables of the client");
    }

    @Override
    public List<LockHold> releasedLocks() {
        return List.of();
    }

    @Override
    public void rollbackWhatIsOpen() {
        if (!inTransaction()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException gone) {
            LOG.debug("Nothing to roll back, the session is gone: {}", gone.getSQLState());
        }
    }

    @Override
    public boolean isLostLock(SQLException failure) {
        return MySqlFailures.isLostLock(failure);
    }

    @Override
    public StatementFailure failure(Side side, Script script, ScriptItem.Sent statement, SQLException failure) {
        return MySqlFailures.of(side, script, statement, prepared.behind(statement, connection), failure);
    }
}
