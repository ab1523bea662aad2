package dev.slipway.dialect.mysql.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.dialect.script.Script;
import dev.slipway.dialect.script.ScriptItem;
import dev.slipway.dialect.script.StatementKind;
import dev.slipway.model.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MySqlScriptTest {
    private static List<String> statements(String text) {
        return MySqlScript.parse("up.sql", text).statements().stream().map(ScriptItem.Sent::sql).toList();
    }

    @Test
    void splitsAtDelimitersOutsideOfStringsNamesAndComments() {
        assertThat(statements("""
                SELECT 'a;b', "c;d", `e;f` # one; two
                ; -- three; four
                /* five; six */ SELECT 1-- not a comment; only two signs
                ;SELECT 5--3;
                SELECT 'it''s; \\'quoted\\' \\\\';
                SELECT 7"""))
                .containsExactly("SELECT 'a;b', \"c;d\", `e;f`", "SELECT 1", "SELECT 5--3", "SELECT 'it''s; \\'quoted\\' \\\\'", "SELECT 7");
    }

    @Test
    void keepsBodiesWholeUnderAnotherDelimiter() {
        assertThat(statements("""
                DELIMITER $$
                CREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2; END$$
                CREATE TRIGGER t BEFORE INSERT ON x FOR EACH ROW SET NEW.a$b = 1
                $$
                delimiter ;;
                /*!50003 CREATE TRIGGER u BEFORE INSERT ON x FOR EACH ROW BEGIN SET @a = 1; END */;;
                DELIMITER ;
                SELECT 3\\G
                SELECT 4;
                """))
                .containsExactly("CREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2; END",
                        "CREATE TRIGGER t BEFORE INSERT ON x FOR EACH ROW SET NEW.a$b = 1",
                        "/*!50003 CREATE TRIGGER u BEFORE INSERT ON x FOR EACH ROW BEGIN SET @a = 1; END */", "SELECT 3", "SELECT 4");
    }

    @Test
    void readsBackslashesAsTheSqlModeOfTheScriptSays() {
        assertThat(statements("SET sql_mode = 'NO_BACKSLASH_ESCAPES'; SELECT 'a\\'; SET sql_mode = ''; SELECT 'b\\';';"))
                .containsExactly("SET sql_mode = 'NO_BACKSLASH_ESCAPES'", "SELECT 'a\\'", "SET sql_mode = ''", "SELECT 'b\\';'");
    }

    @Test
    void takesWhatDumpsBeginWithForAComment() {
        assertThat(statements("/*M!999999\\- enable the sandbox mode */ \n/*!40101 SET NAMES utf8mb4 */;"))
                .containsExactly("/*!40101 SET NAMES utf8mb4 */");
    }

    @Test
    void knowsPlacesStepsAndKinds() {
        Script script = MySqlScript.parse("up.sql", """
                SET NAMES utf8mb4;
                -- Step 1 of 2 (expand): Add it
                START TRANSACTION;
                  INSERT INTO x VALUES ('ä'); COMMIT;
                -- Step 2 of 2 (contract): Drop it
                ROLLBACK TO SAVEPOINT a; ROLLBACK; BEGIN;
                """);
        assertThat(script.statements()).extracting(ScriptItem.Sent::step).containsExactly(0, 1, 1, 1, 2, 2, 2);
        assertThat(script.statements()).extracting(ScriptItem.Sent::kind).containsExactly(StatementKind.ORDINARY, StatementKind.BEGIN,
                StatementKind.ORDINARY, StatementKind.COMMIT, StatementKind.ORDINARY, StatementKind.ROLLBACK, StatementKind.BEGIN);
        assertThat(script.statements().get(3).position()).hasToString("4:31");
        assertThat(script.heading(2).orElseThrow().title()).isEqualTo("Drop it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 1;\nsource /etc/passwd\n", "SELECT 1; system ls;", "\\! ls", "SELECT 1 \\. file", "use other;", "tee x;",
        "SELECT 'open", "SELECT `open", "/* open", "DELIMITER", "? x"})
    void refusesWhatTheClientWouldDoItself(String text) {
        assertThatThrownBy(() -> MySqlScript.parse("up.sql", text)).isInstanceOf(ProblemException.class)
                .hasMessageContaining("The script cannot be read").hasMessageContaining("up.sql:");
    }
}
