package dev.slipway.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.jdbc.ConnectionTest;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.Secret;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.postgres.PostgresStaging;
import dev.slipway.rehearse.run.RunControl;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On a copy of staging: staging itself keeps even its files. */
@Tag("server")
@Timeout(120)
class CloneRehearsalTest extends OnStaging {
    private static final String FILES = "SELECT string_agg(relname || relfilenode || xmin, ' ' ORDER BY relname) FROM pg_class"
            + " WHERE relnamespace = 'shop'::regnamespace";
    private static final String COPIES = "SELECT count(*) FROM pg_database WHERE datname LIKE 'slipway\\_clone\\_%'";

    private final RunControl control = new RunControl();

    private String files;

    @BeforeEach
    void lookAtFiles() {
        files = staging.value(FILES);
    }

    @AfterEach
    void isAsBefore() {
        assertThat(RehearsalCase.rowsOf(staging) + staging.value(FILES)).isEqualTo(before + files);
        assertThat(staging.value(COPIES)).isEqualTo("0");
    }

    @Test
    void provesAPlanOnACopyAndDropsIt() {
        staging.execute("ALTER DATABASE " + staging.database().profile().database() + " SET search_path TO '$user', shop, public");
        AtomicReference<String> path = new AtomicReference<>();
        RehearsalResult result = rehearse(RehearsalCase.plan(), staging.database(), event -> {
            if (event instanceof RehearsalEvent.CloneMade made) {
                path.set(staging.value("SELECT array_to_string(setconfig, ' ') FROM pg_db_role_setting WHERE setdatabase ="
                        + " (SELECT oid FROM pg_database WHERE datname = '" + made.copy() + "')"));
            }
        });

        assertThat(result.passed()).as(result.evidence().findings().toString()).isTrue();
        assertThat(result.stagingAsBefore()).isTrue();
        assertThat(path.get()).isEqualTo(staging.value("SELECT array_to_string(setconfig, ' ') FROM pg_db_role_setting WHERE setdatabase ="
                + " (SELECT oid FROM pg_database WHERE datname = current_database())"));
        assertThat(result.evidence().database()).isEqualTo(staging.database().profile().database());
        assertThat(result.evidence().copy()).hasValueSatisfying(copy -> {
            assertThat(copy.of()).isEqualTo(staging.database().profile().database());
            assertThat(copy.name()).startsWith("slipway_clone_");
            assertThat(copy.bytes()).isGreaterThan(1_000_000);
        });
        assertThat(result.evidence().legs()).contains(result.evidence().legs().getLast())
                .anyMatch(leg -> leg.leg() == EvidenceSummary.Leg.RESTORE && leg.passed());
        assertThat(result.evidence().circumstances().orElseThrow().used()).anyMatch(use -> use.walBytes() > 0);
    }

    @Test
    void namesWhoIsConnectedAndMakesNothing() throws Exception {
        try (Connection reader = staging.open()) {
            reader.setClientInfo("ApplicationName", "a reader");
            RehearsalResult result = rehearse(RehearsalCase.plan(), staging.database(), event -> { });
            assertThat(result.evidence().findings()).anyMatch(f -> f.startsWith("nobody is connected to staging: pid ")
                    && f.contains("application a reader"));
            assertThat(result.events()).noneMatch(RehearsalEvent.CloneMade.class::isInstance);
            assertThat(phases(result)).containsExactly(RehearsalPhase.PREFLIGHT, RehearsalPhase.FAILED);
        }
    }

    @Test
    void saysWhatTheRoleLacks() {
        String name = staging.database().profile().database();
        List.of("CREATE ROLE plain_" + name + " LOGIN PASSWORD 'x'", "CREATE ROLE maker_" + name + " LOGIN CREATEDB PASSWORD 'x'")
                .forEach(staging::execute);
        assertThat(rehearse(RehearsalCase.plan(), as("plain_" + name), event -> { }).evidence().findings())
                .anyMatch(f -> f.startsWith("may copy staging: the role lacks CREATEDB"));
        assertThat(rehearse(RehearsalCase.plan(), as("maker_" + name), event -> { }).evidence().findings())
                .anyMatch(f -> f.startsWith("may copy staging: only its owner postgres or a superuser may copy " + name));
    }

    @Test
    void theCopyGoesWithAPlanThatFailsAndWithAnAbort() {
        ScriptedPlan plan = RehearsalCase.plan();
        RehearsalResult failed = rehearse(new ScriptedPlan(plan.plan(), plan.up() + "SELECT 1 / 0;", plan.down(), plan.from(), plan.to()),
                staging.database(), event -> { });
        assertThat(phases(failed)).endsWith(RehearsalPhase.UP, RehearsalPhase.RESTORE, RehearsalPhase.FAILED);
        assertThat(failed.stagingAsBefore()).isTrue();
        assertThat(staging.value(COPIES)).isEqualTo("0");

        RehearsalResult aborted = rehearse(plan, staging.database(), event -> {
            if (event instanceof RehearsalEvent.StepStarted) {
                control.abort();
            }
        });
        assertThat(phases(aborted)).endsWith(RehearsalPhase.RESTORE, RehearsalPhase.ABORTED);
        assertThat(InterruptedRehearsal.find(work)).isEmpty();
    }

    @Test
    void neverCopiesTheDatabaseThePlanStartsFrom() {
        RehearsalResult result = new Rehearsal(RehearsalCase.plan(), staging.asStaging(),
                RehearsalOptions.DEFAULT.withGround(Ground.CLONE).withSource(ConnectionTest.run(staging.database()).identity()), work)
                .run(control, event -> { });
        assertThat(result.evidence().findings()).anyMatch(f -> f.contains("one and the same database"));
        assertThat(result.events()).noneMatch(RehearsalEvent.CloneMade.class::isInstance);
    }

    /** What is called like a copy and is none of this database stays. */
    @Test
    void theNextRehearsalDropsWhatAKilledOneLeft() throws Exception {
        KilledChild.when(event -> event instanceof RehearsalEvent.StatementStarted s && s.step() == 2, staging, work, "60", "clone");
        assertThat(staging.value(COPIES)).isEqualTo("1");
        InterruptedRehearsal left = InterruptedRehearsal.find(work).getFirst();
        assertThat(left.stagingTouched()).isFalse();
        assertThat(left.described()).contains("staging is as it was, but its copy slipway_clone_");
        staging.execute("CREATE DATABASE slipway_clone_of_somebody");
        try {
            assertThat(rehearse(RehearsalCase.plan(), staging.database(), event -> { }).passed()).isTrue();
            assertThat(staging.value("SELECT string_agg(datname, ' ') FROM pg_database WHERE datname LIKE 'slipway\\_clone\\_%'"))
                    .isEqualTo("slipway_clone_of_somebody");
            assertThat(InterruptedRehearsal.find(work)).isEmpty();
        } finally {
            staging.execute("DROP DATABASE slipway_clone_of_somebody");
        }
    }

    @Test
    void aCopyIsAlsoDroppedByPuttingBack() throws Exception {
        KilledChild.when(event -> event instanceof RehearsalEvent.PhaseEntered p && p.phase() == RehearsalPhase.BASELINE, staging, work,
                "0", "clone");
        InterruptedRehearsal.find(work).getFirst().putBack(staging.asStaging(), new RunControl(), e -> { });
        assertThat(staging.value(COPIES)).isEqualTo("0");
        assertThat(InterruptedRehearsal.find(work)).isEmpty();
    }

    private Database as(String user) {
        return Database.of(staging.database().profile().withUser(user), Secret.of("x"));
    }

    private RehearsalResult rehearse(ScriptedPlan plan, Database on, Consumer<RehearsalEvent> listener) {
        return new Rehearsal(plan, new Staging(on, new PostgresStaging()), RehearsalOptions.DEFAULT.withGround(Ground.CLONE), work)
                .run(control, listener);
    }

    private static List<RehearsalPhase> phases(RehearsalResult result) {
        return result.events().stream().filter(RehearsalEvent.PhaseEntered.class::isInstance)
                .map(event -> ((RehearsalEvent.PhaseEntered) event).phase()).toList();
    }
}
