package dev.slipway.rehearse.shadow.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Pipeline;
import dev.slipway.diff.CompareRules;
import dev.slipway.diff.SchemaDiff;
import dev.slipway.embedded.ScratchServer;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.model.Engine;
import dev.slipway.model.ServerVersion;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.PlanOptions;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.event.Finding;
import dev.slipway.rehearse.event.Side;
import dev.slipway.rehearse.run.RetryPolicy;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.rehearse.run.RunListener;
import dev.slipway.rehearse.run.mysql.MySqlScripting;
import dev.slipway.rehearse.shadow.ShadowReport;
import dev.slipway.rehearse.shadow.ShadowRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

@Tag("server")
@Timeout(180)
class MySqlShadowTest {
    private static final Path CASES = Path.of("src/test/resources/mysql-cases");
    private static final String FROM = "CREATE TABLE item (id int PRIMARY KEY, price int);";
    private static final String TO = "CREATE TABLE item (id int PRIMARY KEY, price int, note varchar(20), KEY by_price (price));";

    private final List<String> notes = new ArrayList<>();

    @TestFactory
    Stream<DynamicTest> everyCaseIsFoundGood() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().toList().stream().map(c -> DynamicTest.dynamicTest(c.getFileName().toString(), () -> {
                ShadowReport report = run(plan(Files.readString(c.resolve("old.sql")), Files.readString(c.resolve("new.sql"))));
                assertThat(report.failures()).isEmpty();
                assertThat(report.good()).isTrue();
                assertThat(report.server()).startsWith("MariaDB 11.4");
            }));
        }
    }

    @TestFactory
    Stream<DynamicTest> everyCaseIsGoodWithItsWaysStated() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().toList().stream().map(c -> DynamicTest.dynamicTest(c.getFileName().toString(), () -> {
                ScriptedPlan plan = Pipeline.foundOut(plan(Files.readString(c.resolve("old.sql")), Files.readString(c.resolve("new.sql"))),
                        Optional.empty(), notes::add);
                assertThat(run(plan).failures()).isEmpty();
                for (String script : List.of(plan.up(), plan.down())) {
                    assertThat(script.split("ALTER TABLE `", -1)).hasSameSizeAs(script.split("ALGORITHM=(?!UNDEFINED)", -1));
                }
                assertThat(notes).isEmpty();
            }));
        }
    }

    @Test
    void namesThePlaceOfAnErrorAndThePreparedText() {
        ScriptedPlan plan = plan(FROM, TO);
        String broken = plan.up().replace("ADD KEY", "AD KEY");
        assertThat(broken).isNotEqualTo(plan.up());

        Finding failure = run(new ScriptedPlan(plan.plan(), broken, plan.down(), plan.from(), plan.to())).failures().getFirst();

        int line = broken.substring(0, broken.indexOf("AD KEY")).split("\n", -1).length;
        assertThat(failure.place()).startsWith("up.sql:" + line + ":");
        assertThat(failure.step()).isEqualTo(1);
        assertThat(failure.detail()).startsWith("Prepared from: ALTER TABLE `item`");
    }

    @Test
    void noticesWhereTheScriptsDoNotLead() {
        ScriptedPlan plan = plan(FROM, TO);
        String other = plan.up().replace("varchar(20)", "varchar(21)");
        String idle = "-- nothing\n";

        assertThat(run(new ScriptedPlan(plan.plan(), other, plan.down(), plan.from(), plan.to())).failures())
                .extracting(Finding::message)
                .anySatisfy(m -> assertThat(m).contains("note differs (type varchar(21) instead of varchar(20))"));
        ShadowReport notBack = run(new ScriptedPlan(plan.plan(), plan.up(), idle, plan.from(), plan.to()));
        assertThat(notBack.wantedReached()).isTrue();
        assertThat(notBack.ledBack()).isFalse();
    }

    @Test
    void saysThatScriptsForMySqlAreNotCheckedWithoutOne() {
        ScriptedPlan plan = plan(FROM, TO);
        Snapshot mysql = new Snapshot(new ServerVersion(Engine.MYSQL, 9, "9.7.1"), "shop", plan.from().model(), plan.from().statistics());

        ShadowReport report = run(new ScriptedPlan(plan.plan(), plan.up(), plan.down(), mysql, plan.to()));

        assertThat(report.checked()).isFalse();
        assertThat(report.failures()).isEmpty();
        assertThat(report.findings().getFirst().message()).startsWith("Not checked: the scripts are for MySQL");
        assertThat(report.findings().getFirst().hint()).contains("--shadow");
    }

    @Test
    void usesTheServerThatIsGivenAndLeavesNothingThere() throws Exception {
        try (ScratchServer.Lease server = ScratchServer.mariaDb().lease()) {
            ShadowReport report = new ShadowRun(new MySqlShadow(Optional.of(server.database()))).run(plan(FROM, TO), new RunControl());
            assertThat(report.good()).isTrue();
            try (Connection connection = server.database().open(SessionPurpose.CHECK); var statement = connection.createStatement();
                    var row = statement.executeQuery("SHOW DATABASES LIKE 'slipway_shadow%'")) {
                assertThat(row.next()).isFalse();
            }
        }
    }

    @Test
    void statesTheLeastDisturbingWayThatTheServerTakes() {
        String table = "CREATE TABLE item (id int PRIMARY KEY, price int, name varchar(20)%s);";
        assertThat(stated(table.formatted(""), table.formatted(", note text"))).contains("ALGORITHM=INSTANT,");
        assertThat(stated(table.formatted(""), table.formatted(", KEY by_price (price)"))).contains("ALGORITHM=NOCOPY, LOCK=NONE,");
        ScriptedPlan copies = found(table.formatted(""), table.formatted("").replace("price int", "price varchar(9)"));
        assertThat(copies.up()).contains("ALGORITHM=COPY, LOCK=NONE,");
        assertThat(copies.plan().steps().getFirst().effects().rewrites()).isTrue();
        assertThat(stated("CREATE TABLE log (line text);", "CREATE TABLE log (line text, id int AUTO_INCREMENT PRIMARY KEY);"))
                .contains("LOCK=SHARED,");
    }

    @Test
    void leavesTheWayToTheServerWhereThereIsNoneToAsk() {
        ScriptedPlan plan = plan(FROM, TO);
        Snapshot mysql = new Snapshot(new ServerVersion(Engine.MYSQL, 9, "9.7.1"), "shop", plan.from().model(), plan.from().statistics());

        ScriptedPlan left = Pipeline.foundOut(new ScriptedPlan(plan.plan(), plan.up(), plan.down(), mysql, plan.to()), Optional.empty(),
                notes::add);

        assertThat(left.up()).doesNotContain("ALGORITHM");
        assertThat(notes).singleElement().asString().contains("--shadow");
    }

    private String stated(String old, String wanted) {
        return found(old, wanted).up();
    }

    private ScriptedPlan found(String old, String wanted) {
        return Pipeline.foundOut(plan(old, wanted), Optional.empty(), notes::add);
    }

    private static ShadowReport run(ScriptedPlan plan) {
        return new ShadowRun(new MySqlShadow(Optional.empty())).run(plan, new RunControl());
    }

    private static ScriptedPlan plan(String old, String wanted) {
        Snapshot from = loaded(old);
        Snapshot to = loaded(wanted);
        SchemaDiff diff = Pipeline.diff(from, to, List.of(), CompareRules.DEFAULT);
        return Pipeline.plan(diff, from, to, PlanOptions.DEFAULT);
    }

    private static Snapshot loaded(String sql) {
        MySqlScripting scripting = new MySqlScripting();
        try (ScratchServer.Lease lease = ScratchServer.mariaDb().lease();
                Connection connection = lease.database().open(SessionPurpose.EXECUTE)) {
            scripting.runner(connection, scripting.parse("schema.sql", sql), Side.UP, new RunListener() {}, new RunControl(),
                    RetryPolicy.NEVER, System::nanoTime).run();
            return Pipeline.introspect(lease.database());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
