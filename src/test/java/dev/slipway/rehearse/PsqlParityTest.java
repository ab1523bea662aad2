package dev.slipway.rehearse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.dialect.postgres.script.PostgresScript;
import dev.slipway.embedded.ScratchServer;
import dev.slipway.jdbc.ConnectionProfile;
import dev.slipway.rehearse.event.Side;
import dev.slipway.rehearse.run.RetryPolicy;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.rehearse.run.RunListener;
import dev.slipway.rehearse.run.StatementFailure;
import dev.slipway.rehearse.run.postgres.PostgresScripting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What runs here must do the same under psql, and the other way round. */
@Tag("server")
@Timeout(120)
class PsqlParityTest {
    /** What is easily split or replaced wrongly, each with an effect that can be seen. */
    private static final String NASTY = """
            \\set flag on
            CREATE SCHEMA IF NOT EXISTS shop;
            CREATE TABLE IF NOT EXISTS shop.log (n int GENERATED ALWAYS AS IDENTITY, what text);
            INSERT INTO shop.log (what) VALUES ('semi;colon'), (E'it\\'s; here'), ($tag$ $$ ; $tag$), (U&'d\\0061t\\+000061'),
                    ('ab' /* ; /* ; */ ; */
            ), ('one'
              '\\two');
            INSERT INTO shop.log (what) SELECT (ARRAY['x', 'y', 'z'])[2:3]::text || '::' || 'c ?' ;
            CREATE OR REPLACE FUNCTION shop.f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 7; END;
            INSERT INTO shop.log (what) SELECT shop.f()::text;
            SELECT count(*) > 3 AS many, NULL AS "Nothing", 'text' AS t FROM shop.log \\gset
            \\if :many
            \\if :flag
            INSERT INTO shop.log (what) VALUES ('both'); INSERT INTO shop.log (what) VALUES ('same line');
            \\else
            INSERT INTO shop.log (what) VALUES ('wrong');
            \\endif
            \\elif true
            INSERT INTO shop.log (what) VALUES ('wrong');
            \\endif
            BEGIN;
            INSERT INTO shop.log (what) VALUES ('rolled back');
            ROLLBACK;
            INSERT INTO shop.log (what) VALUES ('no semicolon at the end')
            """;

    @TempDir
    private Path folder;

    @Test
    void aNastyScriptDoesTheSame() throws Exception {
        assertThat(inside(List.of(), List.of(NASTY), "SELECT string_agg(n || what, '|' ORDER BY n) FROM shop.log"))
                .isEqualTo(underPsql(List.of(), List.of(NASTY), "SELECT string_agg(n || what, '|' ORDER BY n) FROM shop.log"))
                .contains("semi;colon").contains("it's; here").contains("data").contains("one\\two").contains("{y,z}::c ?")
                        .contains("same line")
                .doesNotContain("wrong").doesNotContain("rolled back").contains("no semicolon at the end");
    }

    /** The driver would translate JDBC escapes into SQL that the server takes. */
    @Test
    void whatPsqlRefusesIsRefused() throws Exception {
        for (String escape : List.of("CREATE TABLE made AS SELECT {d '2026-01-01'} AS day;",
                "CREATE TABLE made AS SELECT {fn ucase('a')} AS a;",
                "SELECT {fn length('a')} = 1 AS todo \\gset\n")) {
            assertThatThrownBy(() -> inside(List.of(), List.of(escape), "SELECT 1")).as(escape).isInstanceOf(StatementFailure.class);
            assertThatThrownBy(() -> underPsql(List.of(), List.of(escape), "SELECT 1")).as(escape).isInstanceOf(AssertionError.class)
                    .hasMessageContaining("syntax error");
        }
    }

    @Test
    void aPlanDoesTheSame() throws Exception {
        String state = "SELECT string_agg(o::text, '|' ORDER BY id) FROM shop.orders o";
        List<String> setUp = List.of(RehearsalCase.FROM.get(0), RehearsalCase.FROM.get(1), RehearsalCase.FROM.get(2),
                RehearsalCase.FROM.get(3),
                RehearsalCase.ROWS);
        String up = RehearsalCase.plan().up();
        String down = RehearsalCase.plan().down();
        for (List<String> scripts : List.of(List.of(up), List.of(up, up), List.of(up, down), List.of(up, down, down, up))) {
            assertThat(inside(setUp, scripts, state)).isEqualTo(underPsql(setUp, scripts, state)).isNotEmpty();
        }
    }

    private static String inside(List<String> setUp, List<String> scripts, String state) throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            setUp.forEach(database::execute);
            for (String script : scripts) {
                try (Connection connection = database.open()) {
                    new PostgresScripting().runner(connection, PostgresScript.parse("up.sql", script), Side.UP, new RunListener() {}, new RunControl(),
                            RetryPolicy.NEVER, System::nanoTime).run();
                }
            }
            return database.value(state) + database.snapshot().fingerprint();
        }
    }

    private String underPsql(List<String> setUp, List<String> scripts, String state) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/psql")), "psql is installed");
        try (TestDatabase database = TestDatabase.create()) {
            setUp.forEach(database::execute);
            ConnectionProfile profile = database.database().profile();
            for (String script : scripts) {
                Path file = folder.resolve("script.sql");
                Files.writeString(file, script);
                ProcessBuilder psql = new ProcessBuilder("/usr/bin/psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", profile.host(), "-p",
                        String.valueOf(profile.port()), "-U", profile.user(), "-d", profile.database(), "-f", file.toString())
                                .redirectErrorStream(true);
                psql.environment().put("PGPASSWORD", ScratchServer.get().server().password().reveal());
                Process process = psql.start();
                String output = new String(process.getInputStream().readAllBytes());
                assertThat(process.waitFor()).as(output).isZero();
            }
            return database.value(state) + database.snapshot().fingerprint();
        }
    }
}
