package dev.slipway.rehearse.mysql;

import java.sql.ResultSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.BlockerPolicy;
import dev.slipway.rehearse.EvidenceSummary;
import dev.slipway.rehearse.Rehearsal;
import dev.slipway.rehearse.RehearsalOptions;
import dev.slipway.rehearse.RehearsalResult;
import dev.slipway.rehearse.event.LockMode;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalEvent.LocksSampled;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.event.SampledLock;
import dev.slipway.rehearse.fold.BlockingTree;
import dev.slipway.rehearse.run.RunControl;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A transaction that somebody forgot keeps an ALTER waiting, and everybody else behind it: seen, named, and ended where that is chosen. */
@Tag("server")
@Timeout(120)
class MySqlBlockersTest {
    private static final ScriptedPlan PLAN = MySqlCase.plan();
    private static final Duration LONG = Duration.ofSeconds(2);

    private MySqlDatabase staging;
    private Connection forgotten;
    private int pid;
    @TempDir
    private Path work;

    @BeforeEach
    void create() {
        staging = MySqlDatabase.create();
        MySqlCase.fill(staging, 1000);
    }

    @AfterEach
    void drop() throws SQLException {
        if (forgotten != null) {
            forgotten.close();
        }
        staging.close();
    }

    /** Opens the transaction, and returns when it is older than that. */
    private void forget(Duration age) {
        try {
            forgotten = staging.openAsApplication();
            try (Statement statement = forgotten.createStatement(); ResultSet id = statement.executeQuery("SELECT CONNECTION_ID()")) {
                id.next();
                pid = id.getInt(1);
            }
            try (Statement statement = forgotten.createStatement()) {
                statement.execute("START TRANSACTION");
                statement.execute("SELECT COUNT(*) FROM customers WHERE name <> 'secret 4711'");
            }
            await(age);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    @Test
    void theHolderOfTheMetadataLockIsShownWithEverybodyQueuedBehindTheAlter() {
        Thread[] reader = new Thread[1];
        RehearsalResult result = rehearse(RehearsalOptions.DEFAULT, event -> {
            if (event instanceof RehearsalEvent.PhaseEntered p && p.phase() == RehearsalPhase.BASELINE) {
                forget(Duration.ZERO);
            } else if (event instanceof LocksSampled s && reader[0] == null && waits(s, LockMode.MDL_EXCLUSIVE)) {
                reader[0] = Thread.ofPlatform().start(() -> staging.value("SELECT COUNT(*) FROM customers"));
                Thread.ofPlatform().start(() -> {
                    await(Duration.ofMillis(800));
                    close();
                });
            }
        });

        assertThat(result.passed()).as(result.evidence().findings().toString()).isTrue();
        LocksSampled seen = events(result, LocksSampled.class).stream()
                .filter(s -> waits(s, LockMode.MDL_EXCLUSIVE) && waits(s, LockMode.MDL_SHARED_READ)).findFirst().orElseThrow();
        int ours = seen.sessions().stream().filter(s -> s.ours()).findFirst().orElseThrow().pid();
        SampledLock holder = lock(seen, LockMode.MDL_SHARED_READ, true);
        SampledLock alter = lock(seen, LockMode.MDL_EXCLUSIVE, false);
        SampledLock behind = lock(seen, LockMode.MDL_SHARED_READ, false);
        assertThat(holder.pid()).isEqualTo(pid);
        assertThat(holder.object()).isEqualTo("customers");
        assertThat(alter.pid()).isEqualTo(ours);
        assertThat(alter.blockedBy()).containsExactly(pid);
        assertThat(behind.blockedBy()).contains(ours);
        assertThat(seen.sessions()).filteredOn(s -> s.pid() == pid).singleElement()
                .satisfies(s -> assertThat(s.state()).isEqualTo("idle in a transaction"));
        assertThat(BlockingTree.of(seen)).isNotEmpty();
        EvidenceSummary evidence = result.evidence();
        assertThat(evidence.steps().getFirst().up().locks()).extracting(EvidenceSummary.MeasuredLock::relation).contains("customers");
        assertThat(evidence.steps().getFirst().blockedOthers()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(4));
    }

    private static boolean waits(LocksSampled sample, LockMode mode) {
        return sample.locks().stream().anyMatch(l -> !l.granted() && l.mode() == mode);
    }

    private static SampledLock lock(LocksSampled sample, LockMode mode, boolean granted) {
        return sample.locks().stream().filter(l -> l.granted() == granted && l.mode() == mode).findFirst().orElseThrow();
    }

    @Test
    void isNamedAndEndedWhereThatIsChosen() {
        RehearsalResult result = rehearse(RehearsalOptions.DEFAULT.withBlockers(BlockerPolicy.TERMINATE), event -> {
            if (event instanceof RehearsalEvent.PhaseEntered p && p.phase() == RehearsalPhase.BASELINE) {
                forget(LONG);
            }
        });

        assertThat(result.passed()).as(result.evidence().findings().toString()).isTrue();
        RehearsalEvent.BlockerMet met = events(result, RehearsalEvent.BlockerMet.class).getFirst();
        assertThat(met.session().pid()).isEqualTo(pid);
        assertThat(met.session().user()).isEqualTo("root");
        assertThat(met.session().application()).isEqualTo("shop");
        assertThat(met.waitsFor()).isEqualTo("MDL EXCLUSIVE on customers");
        assertThat(staging.value("SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE ID = " + pid)).isEqualTo("0");
        assertThat(String.join("\n", result.evidence().findings())).contains("pid " + pid + " was ended").doesNotContain("4711");
    }

    @Test
    void isDealtWithBeforeAnythingIsChanged() {
        forget(Duration.ofMillis(6100));
        RehearsalResult aborted = rehearse(RehearsalOptions.DEFAULT.withBlockers(BlockerPolicy.ABORT), event -> { });
        assertThat(aborted.evidence().findings()).anyMatch(f -> f.startsWith("no long transactions: pid " + pid) && !f.contains("4711"));
        assertThat(aborted.evidence().legs()).hasSize(1);
    }

    @Test
    void withoutAnEndThePlanGivesUpAndPutsStagingBack() {
        String before = MySqlCase.rowsOf(staging);
        ScriptedPlan hasty = new ScriptedPlan(PLAN.plan(), PLAN.up().replace("lock_wait_timeout = 5", "lock_wait_timeout = 1"), PLAN.down(),
                PLAN.from(), PLAN.to());
        RehearsalResult result = new Rehearsal(hasty, staging.asStaging(), RehearsalOptions.DEFAULT, work).run(new RunControl(), event -> {
            if (event instanceof RehearsalEvent.PhaseEntered p && p.phase() == RehearsalPhase.BASELINE) {
                forget(Duration.ZERO);
            } else if (event instanceof RehearsalEvent.PhaseEntered p && p.phase() == RehearsalPhase.RESTORE) {
                close();
            }
        });
        assertThat(result.passed()).isFalse();
        assertThat(events(result, RehearsalEvent.Retrying.class)).isNotEmpty();
        assertThat(String.join("\n", result.evidence().findings())).contains("Lock wait timeout exceeded");
        assertThat(result.stagingAsBefore()).isTrue();
        assertThat(MySqlCase.rowsOf(staging)).isEqualTo(before);
    }

    private void close() {
        try {
            forgotten.close();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private RehearsalResult rehearse(RehearsalOptions options, Consumer<RehearsalEvent> listener) {
        return new Rehearsal(PLAN, staging.asStaging(), options, work).run(new RunControl(), listener);
    }

    private static <E extends RehearsalEvent> List<E> events(RehearsalResult result, Class<E> kind) {
        return result.events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
