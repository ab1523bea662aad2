package dev.slipway.dialect.postgres;

import dev.slipway.model.ObjectKey;
import java.util.ArrayList;
import java.util.List;

/**
 * Data changes in batches: each batch is committed on its own, followed by a pause, and says in {@code slipway.progress} how far it
 * came, so that an interrupted run goes on where it stopped (PostgreSQL 18 manual, PL/pgSQL, Transaction Management).
 */
public final class BatchSql {
    /** Removes what an interrupted walk left of its progress. */
    public static final String FORGET = "DROP SCHEMA IF EXISTS slipway CASCADE";
    /** Stands for the step's number until the steps are counted. */
    public static final String STEP_NUMBER = "/* step */ 0";

    private static final int ROWS = 5_000;
    private static final String PAUSE_SECONDS = "0.01";

    private BatchSql() {}

    /**
     * @param change the statement that changes rows, up to and without its WHERE
     * @param condition which rows still need it
     */
    public record Work(ObjectKey table, String keyColumn, String title, String change, String condition) {}

    /** The statements that do the work over a key, batch by batch, and clean up after themselves. */
    public static List<String> byKey(Work work) {
        List<String> sql = new ArrayList<>(List.of("CREATE SCHEMA IF NOT EXISTS slipway", """
                CREATE TABLE IF NOT EXISTS slipway.progress (
                    step int NOT NULL, title text PRIMARY KEY, last_key text, rows_done bigint NOT NULL DEFAULT 0,
                    rows_total bigint, updated_at timestamptz NOT NULL DEFAULT pg_catalog.now()
                )"""));
        String table = Quote.qualified(work.table());
        String key = Quote.identifier(work.keyColumn());
        String title = Quote.literal(work.title());
        sql.add("""
                DO $slipway$
                DECLARE
                    first_key %1$s.%2$s%%TYPE;
                    next_key %1$s.%2$s%%TYPE;
                    changed bigint;
                BEGIN
                    INSERT INTO slipway.progress (step, title, rows_total)
                    SELECT %3$s, %4$s, (SELECT count(*) FROM %1$s WHERE %5$s)
                    ON CONFLICT DO NOTHING;
                    SELECT last_key INTO first_key FROM slipway.progress WHERE title = %4$s;
                    COMMIT;
                    IF first_key IS NULL THEN
                        SELECT %2$s INTO first_key FROM %1$s ORDER BY %2$s LIMIT 1;
                    END IF;
                    WHILE first_key IS NOT NULL LOOP
                        SELECT %2$s INTO next_key FROM %1$s WHERE %2$s >= first_key ORDER BY %2$s OFFSET %7$d LIMIT 1;
                        IF next_key IS NULL THEN
                            %6$s WHERE %2$s >= first_key AND (%5$s);
                        ELSE
                            %6$s WHERE %2$s >= first_key AND %2$s < next_key AND (%5$s);
                        END IF;
                        GET DIAGNOSTICS changed = ROW_COUNT;
                        UPDATE slipway.progress SET last_key = next_key, rows_done = rows_done + changed, updated_at = clock_timestamp()
                        WHERE title = %4$s;
                        COMMIT;
                        first_key := next_key;
                        PERFORM pg_catalog.pg_sleep(%8$s);
                    END LOOP;
                END
                $slipway$""".formatted(table, key, STEP_NUMBER, title, work.condition(), work.change(), ROWS, PAUSE_SECONDS));
        sql.add(FORGET);
        return sql;
    }

    /** The work in one statement, for a table without a key to walk along. */
    public static List<String> atOnce(Work work) {
        return List.of(work.change() + " WHERE " + work.condition());
    }

    /** The start of a statement that sets a column. */
    public static String set(ObjectKey column, String expression) {
        return "UPDATE " + Quote.parent(column) + " SET " + Quote.identifier(column.name()) + " = " + expression;
    }

    /** The start of a statement that deletes rows. */
    public static String delete(ObjectKey table) {
        return "DELETE FROM " + Quote.qualified(table);
    }

    /** Whether no row is left that needs the work, and nothing of the work's own. */
    public static String done(ObjectKey table, String condition) {
        return "(NOT EXISTS (SELECT FROM " + Quote.qualified(table) + " WHERE " + condition + ") AND to_regnamespace('slipway') IS NULL)";
    }

    /** Whether a row refers to nothing: every referring column is given, and no row has that key. */
    public static String orphan(ObjectKey table, List<String> columns, ObjectKey referenced, List<String> referencedColumns) {
        List<String> given = columns.stream().map(c -> Quote.qualified(table) + "." + Quote.identifier(c) + " IS NOT NULL").toList();
        List<String> match = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            match.add("r." + Quote.identifier(referencedColumns.get(i)) + " = " + Quote.qualified(table) + "."
                    + Quote.identifier(columns.get(i)));
        }
        return String.join(" AND ", given) + " AND NOT EXISTS (SELECT FROM " + Quote.qualified(referenced) + " r WHERE "
                + String.join(" AND ", match) + ")";
    }

    /** That a column is null although the expression has a value for it. */
    public static String lacks(ObjectKey column, String expression) {
        return Quote.identifier(column.name()) + " IS NULL AND (" + expression + ") IS NOT NULL";
    }
}
