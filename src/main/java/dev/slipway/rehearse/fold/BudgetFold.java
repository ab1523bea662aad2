package dev.slipway.rehearse.fold;

import dev.slipway.rehearse.EvidenceSummary.BudgetResult;
import dev.slipway.rehearse.event.Budget;
import dev.slipway.rehearse.event.LockHold;
import dev.slipway.rehearse.event.LockMode;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalPhase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Holds what was measured against the budget. Putting staging back at the end does not count: it is no part of the migration. */
public final class BudgetFold {
    private enum Limit {
        ACCESS_EXCLUSIVE("longest ACCESS EXCLUSIVE lock"),
        WRITES_BLOCKED("longest lock that blocks writes"),
        BLOCKED_OTHERS("longest wait caused to others"),
        STEP("longest step"),
        UP("up in total"),
        ROLLBACK("rollback in total");

        private final String words;

        Limit(String words) {
            this.words = words;
        }

        Duration in(Budget budget) {
            return switch (this) {
                case ACCESS_EXCLUSIVE -> budget.accessExclusive();
                case WRITES_BLOCKED -> budget.writesBlocked();
                case BLOCKED_OTHERS -> budget.blockedOthers();
                case STEP -> budget.step();
                case UP -> budget.up();
                case ROLLBACK -> budget.rollback();
            };
        }
    }

    /** Whether nothing was measured against this limit, because what it is about was never run: what runs takes some time. */
    public static boolean isUnmeasured(BudgetResult result) {
        return result.measured().isZero() && (result.name().equals(Limit.UP.words) || result.name().equals(Limit.ROLLBACK.words));
    }

    private record Measured(Duration longest, String where) {}

    private final Map<Limit, Measured> measured = new EnumMap<>(Limit.class);
    private final CausedWaits waits = new CausedWaits();
    private Budget budget = Budget.DEFAULT;
    private RehearsalPhase phase = RehearsalPhase.PREFLIGHT;
    private Duration phaseBegan = Duration.ZERO;

    /** Takes the next event in; gives the limits that it breaches for the first time. */
    public List<BudgetResult> apply(RehearsalEvent event) {
        List<BudgetResult> breached = new ArrayList<>();
        switch (event) {
            case RehearsalEvent.Started started -> budget = started.budget();
            case RehearsalEvent.PhaseEntered entered -> {
                measurePhase(entered.at(), breached);
                phase = entered.phase();
                phaseBegan = entered.at();
            }
            case RehearsalEvent.StepFinished step -> measure(Limit.STEP, step.took(), "step " + step.step() + " " + phase.title(), breached);
            case RehearsalEvent.LocksHeld held -> held.locks().forEach(lock -> measure(lock, held.step(), breached));
            case RehearsalEvent.LocksSampled sampled -> waits.apply(sampled).forEach(wait ->
                    measure(Limit.BLOCKED_OTHERS, wait.length(), "step " + wait.step() + " on " + wait.object(), breached));
            case RehearsalEvent.CheckAnswered _, RehearsalEvent.BackupProgress _, RehearsalEvent.TableBackedUp _, RehearsalEvent.RowsWritten _, RehearsalEvent.StepStarted _,
                    RehearsalEvent.StatementStarted _, RehearsalEvent.StatementFinished _, RehearsalEvent.DataProgress _,
                    RehearsalEvent.Retrying _, RehearsalEvent.Paused _, RehearsalEvent.Resumed _, RehearsalEvent.FindingMade _,
                    RehearsalEvent.Logged _, RehearsalEvent.BudgetBreached _, RehearsalEvent.LossCounted _,
                    RehearsalEvent.ObserverCost _, RehearsalEvent.Finished _ -> { }
        }
        return breached;
    }

    /** Every limit with what came closest to it; limits that nothing was measured against have zero. */
    public List<BudgetResult> results() {
        List<BudgetResult> results = new ArrayList<>();
        for (Limit limit : Limit.values()) {
            results.add(result(limit, measured.getOrDefault(limit, new Measured(Duration.ZERO, ""))));
        }
        return results;
    }

    private void measurePhase(Duration now, List<BudgetResult> breached) {
        Duration took = now.minus(phaseBegan);
        if (phase == RehearsalPhase.UP || phase == RehearsalPhase.UP_FINAL) {
            measure(Limit.UP, took, "", breached);
        } else if (phase == RehearsalPhase.DOWN) {
            measure(Limit.ROLLBACK, took, "", breached);
        }
    }

    private void measure(LockHold lock, int step, List<BudgetResult> breached) {
        String where = "step " + step + " on " + lock.relation();
        if (lock.mode() == LockMode.ACCESS_EXCLUSIVE) {
            measure(Limit.ACCESS_EXCLUSIVE, lock.length(), where, breached);
        }
        if (lock.mode().blocksWrites()) {
            measure(Limit.WRITES_BLOCKED, lock.length(), where, breached);
        }
    }

    private void measure(Limit limit, Duration length, String where, List<BudgetResult> breached) {
        if (phase == RehearsalPhase.RESTORE) {
            return;
        }
        Measured before = measured.getOrDefault(limit, new Measured(Duration.ZERO, ""));
        if (length.compareTo(before.longest()) <= 0) {
            return;
        }
        Measured now = new Measured(length, where);
        measured.put(limit, now);
        if (result(limit, before).kept() && !result(limit, now).kept()) {
            breached.add(result(limit, now));
        }
    }

    private BudgetResult result(Limit limit, Measured value) {
        Duration allowed = limit.in(budget);
        return new BudgetResult(limit.words, allowed, value.longest(), value.longest().compareTo(allowed) <= 0, value.where());
    }
}
