package dev.slipway.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.Column;
import dev.slipway.model.ValueSource;
import org.junit.jupiter.api.Test;

/** What MySQL 9.7 and MariaDB 11.4 print for one meaning is one column. */
class ColumnTextTest {
    private static ColumnText.Parts read(String definition, String collation) {
        return ColumnText.read(SqlText.plain(definition), collation, "utf8mb4_general_ci");
    }

    private static void same(String mysql, String mariadb, String collation) {
        assertThat(read(mysql, collation)).isEqualTo(read(mariadb, collation));
    }

    @Test
    void widthsNumbersTimesAndBracketsMakeNoDifference() {
        same("`a` int unsigned NOT NULL DEFAULT '0'", "`a` int(10) unsigned NOT NULL DEFAULT 0", "");
        same("`a` datetime(3) DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3)",
                "`a` datetime(3) DEFAULT current_timestamp(3) ON UPDATE current_timestamp(3)", "");
        same("`a` int GENERATED ALWAYS AS ((`b` + 1)) VIRTUAL", "`a` int(11) GENERATED ALWAYS AS (`b` + 1) VIRTUAL", "");
        same("`a` int /*!80023 INVISIBLE */", "`a` int(11) INVISIBLE DEFAULT NULL", "");
        assertThat(read("`a` json DEFAULT NULL", "").column()).isEqualTo(read(
                "`a` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`a`))", "utf8mb4_bin").column());
    }

    @Test
    void whatIsMeantIsKept() {
        Column text = read("`a``b` varchar(9) NOT NULL DEFAULT 'it''s, (\\\\' COMMENT 'NOT NULL'", "utf8mb4_general_ci").column();
        assertThat(text.name()).isEqualTo("a`b");
        assertThat(text.value()).isEqualTo(new ValueSource.Default("'it''s, (\\\\'"));
        assertThat(text.comment()).isEqualTo("NOT NULL");
        assertThat(text.notNull()).isTrue();
        assertThat(read("`a` varchar(9) DEFAULT '1'", "x").column().value()).isEqualTo(new ValueSource.Default("'1'"));
        assertThat(read("`a` int(5) zerofill", "").column().type()).isEqualTo("int(5) zerofill");
        assertThat(read("`a` text CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci", "utf8mb4_general_ci").extras().namesCollation())
                .isTrue();
        assertThat(read("`a` text COLLATE utf8mb4_general_ci", "utf8mb4_general_ci").extras().namesCollation()).isFalse();
        assertThat(read("`p` point NOT NULL /*!80003 SRID 4326 */", "").extras().clauses()).isEqualTo("SRID 4326");
        assertThat(SqlText.bracketedOnce("((`a` > 1) and (`b` > 1))")).isEqualTo("((`a` > 1) and (`b` > 1))");
    }
}
