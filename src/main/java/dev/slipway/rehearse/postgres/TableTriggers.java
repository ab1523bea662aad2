package dev.slipway.rehearse.postgres;

import dev.slipway.model.ObjectKey;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the triggers of some tables from acting within a transaction. A superuser, or who was granted the parameter (from version 15
 * on), silences all at once, foreign keys included; the owner of a table can switch its own triggers off, which takes a lock on it.
 */
final class TableTriggers {
    private static final String SWITCHES = """
            SELECT pg_catalog.format('ALTER TABLE %I.%I %s TRIGGER %I', n.nspname, c.relname, ?, t.tgname)
              FROM pg_catalog.pg_trigger t
              JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = ? AND c.relname = ? AND NOT t.tgisinternal AND t.tgenabled = 'O'
             ORDER BY t.tgname
            """;

    private final CheckSession session;
    private final List<String> enable = new ArrayList<>();

    TableTriggers(CheckSession session) {
        this.session = session;
    }

    /** Call inside the transaction. Triggers that are off already, or set to fire always, stay as they are. */
    void silence(List<ObjectKey> tables) throws SQLException {
        session.execute("SAVEPOINT before_silence");
        try {
            session.execute("SET LOCAL session_replication_role = replica");
        } catch (SQLException refused) {
            session.execute("ROLLBACK TO before_silence");
            session.execute("SET CONSTRAINTS ALL DEFERRED");
            for (ObjectKey table : tables) {
                enable.addAll(switches("ENABLE", table));
                for (String disable : switches("DISABLE", table)) {
                    session.execute(disable);
                }
            }
        }
    }

    /** Call before the transaction ends. Deferred checks are made first: a table with checks pending cannot be altered. */
    void restore() throws SQLException {
        if (!enable.isEmpty()) {
            session.execute("SET CONSTRAINTS ALL IMMEDIATE");
        }
        for (String statement : enable) {
            session.execute(statement);
        }
    }

    private List<String> switches(String verb, ObjectKey table) throws SQLException {
        List<String> statements = new ArrayList<>();
        try (PreparedStatement query = session.connection().prepareStatement(SWITCHES)) {
            query.setString(1, verb);
            query.setString(2, table.schema());
            query.setString(3, table.name());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    statements.add(rows.getString(1));
                }
            }
        }
        return statements;
    }
}
