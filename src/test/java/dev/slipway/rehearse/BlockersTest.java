package dev.slipway.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.event.BlockerAnswer;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.fold.ProgressFold;
import dev.slipway.rehearse.run.RetryPolicy;
import dev.slipway.rehearse.run.RunControl;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Somebody forgot a transaction that holds a lock on a table of the plan. */
@Tag("server")
@Timeout(120)
class BlockersTest extends OnStaging {
    private static final String SECRET = "SELECT count(*) FROM shop.orders WHERE note = 'note 4711'";
    /** So few tries that the plan fails before anybody has read a question. */
    private static final RehearsalOptions IMPATIENT = RehearsalOptions.DEFAULT.withLockRetries(
            new RetryPolicy(1, Duration.ofMillis(10), Duration.ofMillis(10)));

    private final RunControl control = new RunControl();
    private Connection forgotten;
    private int pid;

    @AfterEach
    void isAsBefore() throws SQLException {
        forgotten.close();
        assertThat(RehearsalCase.rowsOf(staging)).isEqualTo(before);
    }

    /** Opens the transaction, and returns when it is older than that. */
    private void forget(Duration age) {
        try {
            forgotten = staging.open();
            forgotten.setClientInfo("ApplicationName", "forgotten");
            forgotten.setAutoCommit(false);
            try (Statement statement = forgotten.createStatement()) {
                statement.execute(SECRET);
            }
            pid = Integer.parseInt(staging.value("SELECT pid FROM pg_stat_activity WHERE application_name = 'forgotten'"
                    + " AND datname = current_database()"));
            String old = "SELECT clock_timestamp() - xact_start > interval '" + age.toMillis() + " ms'"
                    + " FROM pg_stat_activity WHERE pid = " + pid;
            while (staging.value(old).equals("f")) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private Consumer<RehearsalEvent> forgetBeforeUp() {
        return event -> {
            if (event instanceof RehearsalEvent.PhaseEntered p && p.phase() == RehearsalPhase.BASELINE) {
                forget(Blockers.LONG);
            }
        };
    }

    @Test
    void isNamedAndEndedWhereThatIsChosen() {
        RehearsalResult result = rehearse(RehearsalOptions.DEFAULT.withBlockers(BlockerPolicy.TERMINATE), forgetBeforeUp());

        assertThat(result.passed()).as(result.evidence().findings().toString()).isTrue();
        RehearsalEvent.BlockerMet met = events(result, RehearsalEvent.BlockerMet.class).getFirst();
        assertThat(met.session().pid()).isEqualTo(pid);
        assertThat(met.session().application()).isEqualTo("forgotten");
        assertThat(met.session().user()).isEqualTo("postgres");
        assertThat(met.session().query()).isEqualTo(SECRET);
        assertThat(met.session().transactionAge()).isGreaterThanOrEqualTo(Blockers.LONG);
        assertThat(met.step()).isEqualTo(1);
        assertThat(met.waitsFor()).isEqualTo("ACCESS EXCLUSIVE on shop.orders");
        assertThat(staging.value("SELECT count(*) FROM pg_stat_activity WHERE pid = " + pid)).isEqualTo("0");
        assertThat(result.evidence().findings()).contains("pid " + pid + " was ended")
                .anyMatch(f -> f.startsWith("step 1 waited for ACCESS EXCLUSIVE on shop.orders: in the way was pid " + pid))
                .noneMatch(f -> f.contains("note 4711"));
    }

    @Test
    void endsTheRehearsalWhereThatIsChosen() {
        RehearsalResult result = rehearse(RehearsalOptions.DEFAULT.withBlockers(BlockerPolicy.ABORT), event -> {
            forgetBeforeUp().accept(event);
            if (event instanceof RehearsalEvent.PhaseEntered p && p.phase() == RehearsalPhase.RESTORE) {
                close();
            }
        });

        assertThat(result.evidence().verdict()).isEqualTo(EvidenceSummary.Verdict.ABORTED);
        assertThat(result.evidence().findings().getFirst()).startsWith("Given up at step 1: in the way was pid " + pid + ", user postgres");
        assertThat(result.stagingAsBefore()).isTrue();
    }

    @Test
    void aPersonIsAskedAndThePlanWaitsForTheAnswer() {
        ProgressFold fold = new ProgressFold();
        RehearsalResult result = rehearse(shortWaits(), IMPATIENT.withBlockers(BlockerPolicy.ASK), event -> {
            forgetBeforeUp().accept(event);
            fold.apply(event);
            if (event instanceof RehearsalEvent.Retrying retry && retry.attempt() == 4) {
                assertThat(fold.state().blocker()).hasValueSatisfying(blocker -> {
                    assertThat(blocker.asked()).isTrue();
                    assertThat(blocker.session().pid()).isEqualTo(pid);
                });
                control.answer(pid, BlockerAnswer.TERMINATE);
            }
        });

        assertThat(result.passed()).as(result.evidence().findings().toString()).isTrue();
        assertThat(events(result, RehearsalEvent.BlockerAnswered.class)).singleElement().satisfies(answered -> {
            assertThat(answered.answer()).isEqualTo(BlockerAnswer.TERMINATE);
            assertThat(answered.failure()).isEmpty();
        });
        assertThat(fold.state().blocker()).isEmpty();
    }

    @Test
    void whoIsToldToWaitWaitsUntilTheOtherIsGone() {
        RehearsalResult result = rehearse(shortWaits(), IMPATIENT.withBlockers(BlockerPolicy.ASK), event -> {
            forgetBeforeUp().accept(event);
            if (event instanceof RehearsalEvent.BlockerMet) {
                control.answer(pid, BlockerAnswer.WAIT);
            } else if (event instanceof RehearsalEvent.Retrying retry && retry.attempt() == 6) {
                close();
            }
        });
        assertThat(result.passed()).as(result.evidence().findings().toString()).isTrue();
    }

    @Test
    void withoutAQuestionThePlanGivesUpByItself() {
        RehearsalResult result = rehearse(shortWaits(), IMPATIENT, event -> {
            forgetBeforeUp().accept(event);
            if (event instanceof RehearsalEvent.PhaseEntered p && p.phase() == RehearsalPhase.RESTORE) {
                close();
            }
        });
        assertThat(result.passed()).isFalse();
        assertThat(result.evidence().findings()).anyMatch(f -> f.contains("55P03") || f.contains("lock timeout"));
    }

    @Test
    void isDealtWithBeforeAnythingIsChanged() {
        forget(Duration.ofMillis(5100));
        RehearsalResult aborted = rehearse(RehearsalOptions.DEFAULT.withBlockers(BlockerPolicy.ABORT), event -> { });
        assertThat(aborted.evidence().findings()).anyMatch(f -> f.startsWith("no long transactions: pid " + pid) && !f.contains("4711"));
        assertThat(aborted.evidence().legs()).hasSize(1);

        RehearsalResult asked = rehearse(RehearsalOptions.DEFAULT.withBlockers(BlockerPolicy.ASK), event -> {
            if (event instanceof RehearsalEvent.BlockerMet met) {
                assertThat(met.phase()).isEqualTo(RehearsalPhase.PREFLIGHT);
                control.answer(met.session().pid(), BlockerAnswer.TERMINATE);
            }
        });
        assertThat(asked.passed()).as(asked.evidence().findings().toString()).isTrue();
        assertThat(staging.value("SELECT count(*) FROM pg_stat_activity WHERE pid = " + pid)).isEqualTo("0");
    }

    private void close() {
        try {
            forgotten.close();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static ScriptedPlan shortWaits() {
        ScriptedPlan plan = RehearsalCase.plan();
        return new ScriptedPlan(plan.plan(), plan.up().replace("'3s'", "'200ms'"), plan.down(), plan.from(), plan.to());
    }

    private RehearsalResult rehearse(RehearsalOptions options, Consumer<RehearsalEvent> listener) {
        return rehearse(RehearsalCase.plan(), options, listener);
    }

    private RehearsalResult rehearse(ScriptedPlan plan, RehearsalOptions options, Consumer<RehearsalEvent> listener) {
        return new Rehearsal(plan, staging.asStaging(), options, work).run(control, listener);
    }

    private static <E extends RehearsalEvent> List<E> events(RehearsalResult result, Class<E> kind) {
        return result.events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
