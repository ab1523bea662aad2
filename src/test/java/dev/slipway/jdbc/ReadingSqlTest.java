package dev.slipway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingSqlTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT 1",
        " ( (SELECT 1) UNION SELECT 2 )",
        "-- a comment; DELETE\n/* another /* nested */ VACUUM; */ SELECT 1;",
        "WITH x AS (SELECT 1) TABLE x; SHOW lock_timeout",
        "SELECT 'x; DELETE FROM y', E'it\\'s; VACUUM', $q$; DROP TABLE z$q$, \"a;b\" FROM c",
        "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        "SET TRANSACTION SNAPSHOT '00000003-0000001B-1'",
        "SET LOCAL statement_timeout = 5000; RESET ALL; COMMIT",
        "SELECT current_setting('transaction_read_only')",
        "SELECT pg_catalog.set_config('search_path', '', false)",
        "SELECT 'read write'",
        "",
    })
    void letsReadingPass(String sql) {
        assertThat(ReadingSql.holdsFor(sql)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "DELETE FROM x", "INSERT INTO x VALUES (1)", "VACUUM x", "ANALYZE", "REINDEX TABLE x", "CLUSTER x", "LOCK TABLE x", "CHECKPOINT",
        "CALL x()", "DO $$ BEGIN PERFORM 1; END $$", "EXECUTE x", "PREPARE x AS SELECT 1", "COPY x FROM STDIN", "NOTIFY x",
        "SELECT 1; DELETE FROM x",
        "SELECT 'it''s'; VACUUM x",
        "SELECT E'\\''; VACUUM x; --'",
        "SELECT $a$ $b$ $a$; VACUUM x",
        "/* a /* b */ c */ VACUUM x",
        "EXPLAIN ANALYZE EXECUTE x",
        "SET default_transaction_read_only = off",
        "set session default_transaction_read_only to off",
        "SET LOCAL transaction_read_only=off",
        "SET \"default_transaction_read_only\" = 0",
        "SET U&\"default_transaction\\005fread_only\" = 0",
        "SET/**/default_transaction_read_only/**/= off",
        "BEGIN READ WRITE",
        "BEGIN READ/* */WRITE",
        "start transaction isolation level serializable, read\n write",
        "SET TRANSACTION READ WRITE",
        "SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE",
        "SELECT set_config('default_transaction_read_only', 'off', false)",
        "SELECT set_config('transaction_' || 'read_only', 'off', false)",
        "SELECT set_config('search_path', '', false), set_config(x, 'off', false) FROM y",
    })
    void stopsEverythingElse(String sql) {
        assertThat(ReadingSql.holdsFor(sql)).isFalse();
    }
}
