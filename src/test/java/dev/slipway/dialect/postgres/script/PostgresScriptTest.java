package dev.slipway.dialect.postgres.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.dialect.script.Script;
import dev.slipway.dialect.script.ScriptItem;
import dev.slipway.dialect.script.StatementKind;
import dev.slipway.dialect.script.StepHeading;
import dev.slipway.model.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresScriptTest {
    @Test
    void splitsAtSemicolonsAndKeepsPlaces() {
        Script script = parse("SELECT 1;\n\n  -- note\n  SELECT 2 ; SELECT 3");

        assertThat(sql(script)).containsExactly("SELECT 1", "SELECT 2", "SELECT 3");
        assertThat(script.items()).extracting(i -> i.position().toString()).containsExactly("1:1", "4:3", "4:14");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT 'a;b', ';'",
        "SELECT 'it''s; fine'",
        "SELECT E'back\\'slash;', e'small\\'s;', e'\\\\'",
        "SELECT 'no \\', 1",
        "SELECT 'first'\n -- comment;\n ';second\\', 1",
        "SELECT U&'d\\0061t;a', U&\"d;a\", \"a\"\"; b\"",
        "SELECT $$;$$, $tag$ ; $$ ; $other$ ; $tag$, $1",
        "SELECT a$b$c, b$b$c, x$y",
        "SELECT 1 /* ; /* nested ; */ still ; */ + 1",
        "SELECT 1 -- ; '\n + 2",
        "SELECT x::int, arr[1:2], arr[lo:hi], f(a := 1), a @> b, c ->> 'd', 1 */* ; */ 2",
        "CREATE RULE r AS ON INSERT TO t DO (INSERT INTO a VALUES (1); INSERT INTO b VALUES (2);)",
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END",
        "CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC SELECT 1; SELECT 2; END",
        "DO $slipway$ BEGIN LOOP EXIT; END LOOP; COMMIT; END $slipway$",
        "SELECT \"näme;\", 'größe;'",
        "INSERT INTO t VALUES (1, ';)'), (2, ')')",
    })
    void keepsWhatIsOneStatementWhole(String one) {
        assertThat(sql(parse(one + ";\nSELECT 'after';"))).containsExactly(one, "SELECT 'after'");
    }

    @Test
    void beginAtomicCountsOnlyInRoutines() {
        assertThat(sql(parse("BEGIN; SELECT 1; END; SELECT 2;"))).containsExactly("BEGIN", "SELECT 1", "END", "SELECT 2");
    }

    @Test
    void knowsStepsByTheirHeadings() {
        Script script = parse("""
                SET a = 1;
                -- Step 2 of 3 (expand): create index shop.i
                --   lock: none
                CREATE INDEX CONCURRENTLY i ON t (a);
                -- Step 1 of 3 (contract): drop it
                DROP TABLE t;
                SELECT '
                -- Step 3 of 3 (expand): not a heading';
                """);

        assertThat(script.items()).extracting(ScriptItem::step).containsExactly(0, 2, 1, 1);
        assertThat(script.headings()).containsExactly(
                new StepHeading(2, 3, "expand", "create index shop.i", 2), new StepHeading(1, 3, "contract", "drop it", 5));
    }

    @Test
    void readsTheAllowedPsqlCommands() {
        Script script = parse("""
                \\set ON_ERROR_STOP on
                \\restrict abc
                SELECT true AS todo, 1 AS n \\gset
                \\if :todo
                BEGIN;
                \\elif false
                \\echo nothing to do
                \\else
                \\endif
                """);

        assertThat(script.items()).extracting(i -> i.getClass().getSimpleName())
                .containsExactly("SetVariable", "Query", "If", "Statement", "Elif", "Echo", "Else", "EndIf");
        assertThat(((ScriptItem.Query) script.items().get(1)).sql()).isEqualTo("SELECT true AS todo, 1 AS n");
    }

    @Test
    void tellsWhatAStatementMeansForItsTransaction() {
        assertThat(parse("BEGIN; START TRANSACTION; COMMIT; END; ROLLBACK; ROLLBACK TO s; CREATE INDEX CONCURRENTLY i ON t(a);"
                        + "ALTER TABLE s.t DETACH PARTITION s.p CONCURRENTLY; DO 'x'; VACUUM t; ALTER TABLE t ADD c int; CREATE DATABASE"
                        + " d;")
                .statements()).extracting(ScriptItem.Sent::kind)
                .containsExactly(StatementKind.BEGIN, StatementKind.BEGIN, StatementKind.COMMIT, StatementKind.COMMIT,
                StatementKind.ROLLBACK,
                        StatementKind.ORDINARY, StatementKind.ALONE, StatementKind.ALONE, StatementKind.ALONE, StatementKind.ALONE,
                        StatementKind.ORDINARY, StatementKind.ALONE);
    }

    @Test
    void mapsAServerPositionCountedInCharacters() {
        Script script = parse("-- ü\nSELECT '😀', \n  wrong;");
        ScriptItem.Sent statement = script.statements().getFirst();

        int asTheServerCounts = statement.sql().codePointCount(0, statement.sql().indexOf("wrong")) + 1;
        assertThat(script.positionIn(statement, asTheServerCounts)).hasToString("3:3");
        assertThat(script.positionIn(statement, 0)).hasToString("2:1");
        assertThat(script.positionIn(statement, 9999)).hasToString("3:8");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "\\! rm -rf x", "\\i other.sql", "\\copy t from 'x'", "\\connect other", "\\o out", "\\gexec", "SELECT 1 \\g", "\\gset",
        "SELECT 1 \\gset p_", "SELECT 1\n\\if true\n;", "\\if `true`", "\\set x `date`", "\\set AUTOCOMMIT off", "\\set ON_ERROR_STOP off",
        "\\echo `date`", "\\echo :x", "\\if true", "\\endif", "\\if true\n\\else\n\\else\n\\endif",
        "SELECT :name", "SELECT :'name'", "SELECT :\"name\"", "SELECT :{?name}", "SELECT 1 AS hi \\gset\nSELECT a[1:hi];",
        "SELECT 'open", "SELECT E'one'\n'two'", "SELECT E'open\\'", "SELECT $a$ open $b$", "SELECT /* open", "SELECT (1;", "SELECT \"open",
        "CREATE FUNCTION f() BEGIN ATOMIC SELECT 1;", "COPY t FROM STDIN;", "SELECT 1 \\; SELECT 2;",
    })
    void refusesWithPlaceAndRemedy(String hostile) {
        assertThatThrownBy(() -> parse("SELECT 0;\n" + hostile))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().object()).matches("up\\.sql:[2-4]:\\d+");
                    assertThat(e.problem().remedy()).isNotBlank();
                });
    }

    @Test
    void namesThePlaceOfWhatIsOpen() {
        assertThatThrownBy(() -> parse("SELECT 1;\nSELECT\n  'open"))
                .hasMessageContaining("string is never closed").hasMessageContaining("up.sql:3:3");
    }

    @Test
    void readsALongScriptInLinearTime() {
        String script = "ALTER TABLE t ADD COLUMN c int; -- x\n".repeat(40_000);
        long start = System.nanoTime();
        assertThat(parse(script).items()).hasSize(40_000);
        assertThat(System.nanoTime() - start).isLessThan(3_000_000_000L);
    }

    private static Script parse(String text) {
        return PostgresScript.parse("up.sql", text);
    }

    private static List<String> sql(Script script) {
        return script.statements().stream().map(ScriptItem.Sent::sql).toList();
    }
}
