package dev.slipway.rehearse.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.rehearse.EvidenceSummary.BudgetResult;
import dev.slipway.rehearse.event.Budget;
import dev.slipway.rehearse.event.BudgetLimit;
import dev.slipway.rehearse.event.Latency;
import dev.slipway.rehearse.event.LoadStage;
import dev.slipway.rehearse.event.LockHold;
import dev.slipway.rehearse.event.LockMode;
import dev.slipway.rehearse.event.Quantity;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.event.SampledLock;
import dev.slipway.rehearse.event.SampledSession;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoldsTest {
    private static final SampledSession OURS = session(1, true, "slipway-execute");
    private static final SampledSession BLOCKER = session(2, false, "report");
    private static final SampledSession VICTIM = session(3, false, "shop");

    @Test
    void aWaitBehindOurWaitingLockCountsAgainstTheBudget() {
        BudgetFold fold = new BudgetFold();
        fold.apply(started(new Budget(ms(100), ms(100), ms(200), ms(100_000), ms(100_000), ms(100_000))));
        fold.apply(new RehearsalEvent.PhaseEntered(ms(0), RehearsalPhase.UP));
        fold.apply(sample(50, wait(1, 2, 10), wait(3, 1, 50)));
        List<BudgetFold.Breach> breached = fold.apply(sample(300));

        assertThat(breached).extracting(b -> b.result().name(), b -> b.result().measured(), BudgetFold.Breach::step).containsExactly(
                tuple("longest wait caused to others", Quantity.of(ms(250)), 1));
        assertThat(fold.apply(sample(400))).isEmpty();
    }

    @Test
    void eachLimitIsBreachedOnceAndPuttingBackDoesNotCount() {
        BudgetFold fold = new BudgetFold();
        fold.apply(started(new Budget(ms(100), ms(150), ms(200), ms(100_000), ms(100_000), ms(100_000))));
        fold.apply(new RehearsalEvent.PhaseEntered(ms(0), RehearsalPhase.UP));
        assertThat(fold.apply(held(LockMode.SHARE, 0, 120))).isEmpty();
        assertThat(fold.apply(held(LockMode.ACCESS_EXCLUSIVE, 0, 120))).extracting(b -> b.result().where())
                .containsExactly("step 1 on shop.orders");
        assertThat(fold.apply(held(LockMode.ACCESS_EXCLUSIVE, 0, 130))).isEmpty();
        fold.apply(new RehearsalEvent.PhaseEntered(ms(0), RehearsalPhase.RESTORE));
        assertThat(fold.apply(held(LockMode.ACCESS_EXCLUSIVE, 0, 99_000))).isEmpty();
        assertThat(fold.results()).extracting(BudgetResult::kept).hasSize(11).startsWith(false).filteredOn(kept -> !kept).hasSize(1);
    }

    @Test
    void locksThatTheSessionCannotReadAreMeasuredAsTheyWereSeenAndNeverAsZero() {
        BudgetFold fold = new BudgetFold();
        fold.apply(started(new Budget(ms(1_000), ms(150), ms(200), ms(100_000), ms(100_000), ms(100_000))));
        fold.apply(new RehearsalEvent.PhaseEntered(ms(0), RehearsalPhase.UP));
        fold.apply(new RehearsalEvent.StepStarted(ms(0), RehearsalPhase.UP, 1, "fill"));
        assertThat(fold.results()).filteredOn(BudgetFold::isUnmeasured).extracting(BudgetResult::name)
                .contains("longest lock that blocks reads", "longest lock that blocks writes");
        fold.apply(sample(50, hold(1, 50)));
        fold.apply(sample(400));
        List<BudgetFold.Breach> breached = fold.apply(new RehearsalEvent.PhaseEntered(ms(500), RehearsalPhase.VERIFY_UP));

        assertThat(breached).extracting(b -> b.result().name(), b -> b.result().measured(), BudgetFold.Breach::step).containsExactly(
                tuple("longest lock that blocks writes", Quantity.of(ms(350)), 1));
        assertThat(fold.results()).filteredOn(BudgetFold::isUnmeasured).extracting(BudgetResult::name)
                .contains("longest lock that blocks reads").doesNotContain("longest lock that blocks writes");
    }

    @Test
    void whatTheSessionReadCountsAndNotWhatWasSeenOfIt() {
        BudgetFold fold = new BudgetFold();
        fold.apply(started(new Budget(ms(1_000), ms(150), ms(200), ms(100_000), ms(100_000), ms(100_000))));
        fold.apply(new RehearsalEvent.PhaseEntered(ms(0), RehearsalPhase.UP));
        fold.apply(new RehearsalEvent.StepStarted(ms(0), RehearsalPhase.UP, 1, "fill"));
        fold.apply(sample(50, hold(1, 40)));
        fold.apply(sample(200));
        fold.apply(held(LockMode.SHARE, 45, 190));
        assertThat(fold.apply(new RehearsalEvent.PhaseEntered(ms(500), RehearsalPhase.VERIFY_UP))).isEmpty();
    }

    @Test
    void whatOthersSufferFarBeyondTheBudgetIsCriticalWhileItLasts() {
        BudgetFold fold = new BudgetFold();
        fold.apply(started(new Budget(ms(100), ms(100), ms(200), ms(100_000), ms(100_000), ms(100_000))));
        fold.apply(new RehearsalEvent.PhaseEntered(ms(0), RehearsalPhase.UP));
        fold.apply(sample(50, wait(1, 2, 10), wait(3, 1, 50)));

        assertThat(fold.critical(ms(2_000))).isEmpty();
        assertThat(fold.critical(ms(2_100))).hasValueSatisfying(breach -> {
            assertThat(breach.result().name()).isEqualTo("longest wait caused to others");
            assertThat(breach.step()).isEqualTo(1);
        });
        fold.apply(new RehearsalEvent.PhaseEntered(ms(2_100), RehearsalPhase.RESTORE));
        assertThat(fold.critical(ms(9_000))).isEmpty();
    }

    @Test
    void whatUpWritesIsAddedUpAndTheCatalogueSaysWhatHelps() {
        BudgetFold fold = new BudgetFold();
        Budget.Costs costs = new Budget.Costs(ms(100_000), 1000, 5000, 3, 0, Map.of(LockMode.SHARE, ms(50)), 10);
        fold.apply(new RehearsalEvent.Started(ms(0), Instant.EPOCH, new RehearsalEvent.Subject("plan", "a", "b", "c"),
                new RehearsalEvent.Place("PostgreSQL 18", "h:1/d", "d"),
                        List.of(new RehearsalEvent.PlannedStep(1, "fill", "Expand", "Smaller batches")),
                Budget.DEFAULT.withCosts(costs)));
        fold.apply(new RehearsalEvent.PhaseEntered(ms(0), RehearsalPhase.UP));
        assertThat(fold.apply(cost(1, 600))).isEmpty();
        assertThat(fold.apply(cost(2, 600))).singleElement().satisfies(breach -> {
            assertThat(breach.result().measured()).isEqualTo(Quantity.bytes(1200));
            assertThat(breach.helps()).startsWith("Write fewer rows");
        });
        assertThat(fold.apply(held(LockMode.SHARE, 0, 60))).singleElement().satisfies(breach -> {
            assertThat(breach.result().name()).isEqualTo("longest lock of mode SHARE");
            assertThat(breach.helps()).isEqualTo("Smaller batches");
        });
    }

    /** Of a handful of answers the slowest hundredth is one that happened to be slow. */
    @Test
    void aStepTooShortToBeFeltIsNotJudgedAndThatIsSaid() {
        BudgetFold fold = new BudgetFold();
        fold.apply(load(LoadStage.IDLE, 0, 500, 20));
        fold.apply(new RehearsalEvent.PhaseEntered(ms(0), RehearsalPhase.UP));
        assertThat(fold.apply(load(LoadStage.STEP, 1, BudgetFold.LEAST_ANSWERS - 1, 5_000))).isEmpty();
        assertThat(fold.results()).filteredOn(r -> r.name().equals(BudgetLimit.LATENCY.words())).singleElement().satisfies(r -> {
            assertThat(r.kept()).isTrue();
            assertThat(BudgetFold.isUnmeasured(r)).isTrue();
            assertThat(r.where()).isEqualTo("1 runs of steps with less than 20 answers not judged");
        });
        assertThat(fold.apply(load(LoadStage.STEP, 2, BudgetFold.LEAST_ANSWERS, 5_000))).singleElement()
                .satisfies(breach -> assertThat(breach.step()).isEqualTo(2));
    }

    private static RehearsalEvent.LoadMeasured load(LoadStage stage, int step, long count, int p99) {
        return new RehearsalEvent.LoadMeasured(ms(10), stage, RehearsalPhase.UP, step, new Latency(count, ms(1), ms(2), ms(p99), ms(p99),
                Map.of()));
    }

    private static RehearsalEvent.StepCost cost(int step, long walBytes) {
        return new RehearsalEvent.StepCost(ms(10), RehearsalPhase.UP, step, walBytes, 0, 10, 0, 0);
    }

    @Test
    void theTimelineHasABarForEachHoldAndWait() {
        LockTimeline timeline = new LockTimeline();
        timeline.apply(sample(100, hold(2, 60), wait(1, 2, 90)));
        timeline.apply(sample(400));
        timeline.apply(held(LockMode.ACCESS_EXCLUSIVE, 390, 450));

        assertThat(timeline.blockers()).singleElement().satisfies(span -> {
            assertThat(span.from()).isEqualTo(ms(60));
            assertThat(span.to()).isEqualTo(ms(400));
            assertThat(span.open()).isFalse();
            assertThat(span.session()).contains(BLOCKER);
        });
        assertThat(timeline.spans()).filteredOn(s -> s.ours() && !s.granted()).extracting(LockTimeline.Span::length)
                .containsExactly(ms(310));
        assertThat(timeline.spans()).filteredOn(LockTimeline.Span::exact).extracting(LockTimeline.Span::length).containsExactly(ms(60));
    }

    @Test
    void theTreeHangsTheVictimUnderUsAndUsUnderTheBlocker() {
        List<BlockingTree.Node> roots = BlockingTree.of(sample(100, hold(2, 60), wait(1, 2, 90), wait(3, 1, 95)));

        assertThat(roots).singleElement().satisfies(root -> {
            assertThat(root.session()).isEqualTo(BLOCKER);
            assertThat(root.waiters()).singleElement().satisfies(us -> {
                assertThat(us.session()).isEqualTo(OURS);
                assertThat(us.waitsFor()).isEqualTo("ACCESS EXCLUSIVE on shop.orders");
                assertThat(us.waiting()).isEqualTo(ms(10));
                assertThat(us.waiters()).extracting(BlockingTree.Node::session).containsExactly(VICTIM);
            });
        });
    }

    @Test
    void aCircleOfWaitsStillHasATree() {
        assertThat(BlockingTree.of(sample(100, wait(1, 3, 90), wait(3, 1, 95)))).singleElement()
                .satisfies(root -> assertThat(root.waiters()).hasSize(1));
    }

    @Test
    void progressTellsRateRestAndWhyItWaits() {
        ProgressFold fold = new ProgressFold();
        fold.apply(started(Budget.DEFAULT));
        fold.apply(new RehearsalEvent.PhaseEntered(ms(0), RehearsalPhase.UP));
        fold.apply(new RehearsalEvent.StepStarted(ms(0), RehearsalPhase.UP, 1, "fill"));
        fold.apply(new RehearsalEvent.DataProgress(ms(1000), 1, 1000, 10_000));
        fold.apply(new RehearsalEvent.DataProgress(ms(3000), 1, 5000, 10_000));
        assertThat(fold.state().data()).isEqualTo(new RehearsalState.DataState(5000, 10_000, 2000, ms(2500)));
        assertThat(fold.state().steps().getFirst().fraction()).isEqualTo(0.5);

        fold.apply(sample(3100, hold(2, 60), wait(1, 2, 3050)));
        assertThat(fold.state().waiting()).isEqualTo("waits for ACCESS EXCLUSIVE on shop.orders, held up by pid 2 (report)");
        double before = fold.state().fraction();
        fold.apply(new RehearsalEvent.StepFinished(ms(4000), RehearsalPhase.UP, 1, ms(4000), 2));
        assertThat(fold.state().fraction()).isGreaterThan(before);
        fold.apply(sample(4100));
        assertThat(fold.state().waiting()).isEmpty();
    }

    @Test
    void reportsEscapeNames() {
        List<RehearsalEvent> events = new ArrayList<>();
        events.add(started(Budget.DEFAULT));
        events.add(new RehearsalEvent.PhaseEntered(ms(0), RehearsalPhase.PREFLIGHT));
        events.add(new RehearsalEvent.CheckAnswered(ms(1), RehearsalPhase.PREFLIGHT, "<script>|`x`", RehearsalEvent.Outcome.FAILED, "a*b"));
        events.add(new RehearsalEvent.Finished(ms(2), RehearsalPhase.FAILED, true, "no"));
        List<RehearsalReport.Section> sections = RehearsalReport.sections(events);

        assertThat(ReportText.html(sections)).doesNotContain("<script>").contains("&lt;script&gt;");
        assertThat(ReportText.markdown(sections)).doesNotContain("<script>").contains("a\\*b").contains("\\|\\`x\\`");
        assertThat(ReportText.plain(sections)).contains("<script>|`x`: a*b");
    }

    private static RehearsalEvent.Started started(Budget budget) {
        return new RehearsalEvent.Started(ms(0), Instant.EPOCH, new RehearsalEvent.Subject("plan", "a", "b", "c"),
                new RehearsalEvent.Place("PostgreSQL 18", "h:1/d", "d"), List.of(new RehearsalEvent.PlannedStep(1, "fill", "Expand")),
                        budget);
    }

    private static RehearsalEvent.LocksHeld held(LockMode mode, long from, long to) {
        return new RehearsalEvent.LocksHeld(ms(to), RehearsalPhase.UP, 1, List.of(new LockHold("shop.orders", mode, ms(from), ms(to))));
    }

    private static RehearsalEvent.LocksSampled sample(long at, SampledLock... locks) {
        return new RehearsalEvent.LocksSampled(ms(at), RehearsalPhase.UP, 1, List.of(locks), List.of(OURS, BLOCKER, VICTIM));
    }

    private static SampledLock wait(int pid, int on, long since) {
        return new SampledLock(pid, "shop.orders", LockMode.ACCESS_EXCLUSIVE, false, ms(since), List.of(on));
    }

    private static SampledLock hold(int pid, long since) {
        return new SampledLock(pid, "shop.orders", LockMode.SHARE, true, ms(since), List.of());
    }

    private static SampledSession session(int pid, boolean ours, String application) {
        return new SampledSession(pid, ours, application, "u", "active", Duration.ZERO, "SELECT 1");
    }

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }
}
