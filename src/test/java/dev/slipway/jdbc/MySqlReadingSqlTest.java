package dev.slipway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MySqlReadingSqlTest {
    @ParameterizedTest
    @ValueSource(strings = {"SELECT version(), database()", "SHOW CREATE TABLE `a;b`", "show create view `into outfile`", "ROLLBACK"})
    void letsReadingPass(String sql) {
        assertThat(MySqlReadingSql.holdsFor(sql)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DROP TABLE t", "SELECT 1; DROP TABLE t", "SELECT 1 /*! INTO OUTFILE 'x' */",
            "SELECT a INTO  DUMPFILE 'x' FROM t",
        "SELECT * FROM t FOR UPDATE", "SET GLOBAL read_only = 0", "CALL p()", "SHOW TABLES; DELETE FROM t",
        "SELECT '\\'; DROP TABLE t; -- '",
        "SELECT get_lock('x', 1)"})
    void refusesEverythingElse(String sql) {
        assertThat(MySqlReadingSql.holdsFor(sql)).isFalse();
    }
}
