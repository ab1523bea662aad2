package dev.slipway.cli;

import dev.slipway.rehearse.event.Quantity;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalEvent.Outcome;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.fold.Durations;
import dev.slipway.rehearse.fold.ProgressFold;
import dev.slipway.rehearse.fold.RehearsalState;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Shows a rehearsal while it runs: one line for what is over, and on a terminal below it one line with a bar that moves. Called
 * from the threads of the rehearsal, one at a time.
 */
final class RehearsalDisplay {
    private static final int BAR = 20;
    private static final int WIDTH = 110;
    /** Often enough to look alive, seldom enough not to cost anything. */
    private static final Duration FRAME = Duration.ofMillis(80);

    private final Terminal terminal;
    private final ProgressFold fold = new ProgressFold();
    private Duration drawn = FRAME.negated();
    private String waiting = "";

    RehearsalDisplay(Terminal terminal) {
        this.terminal = terminal;
    }

    synchronized void show(RehearsalEvent event) {
        fold.apply(event);
        line(event).ifPresent(text -> {
            terminal.status("");
            terminal.print("[" + String.format(Locale.ROOT, "%7.1f s", event.at().toMillis() / 1000.0) + "] " + text);
        });
        boolean over = event instanceof RehearsalEvent.Finished;
        if (terminal.interactive() && !over && event.at().minus(drawn).compareTo(FRAME) >= 0) {
            drawn = event.at();
            terminal.status(bars(fold.state()));
        }
        if (!terminal.interactive()) {
            noteWaiting(event.at());
        }
    }

    /** In a pipe a wait is told once, when it begins. */
    private void noteWaiting(Duration at) {
        String now = fold.state().waiting();
        if (!now.equals(waiting) && !now.isEmpty()) {
            terminal.print("[" + String.format(Locale.ROOT, "%7.1f s", at.toMillis() / 1000.0) + "]     " + now);
        }
        waiting = now;
    }

    private Optional<String> line(RehearsalEvent event) {
        return switch (event) {
            case RehearsalEvent.Started started -> Optional.of("Rehearsal of \"" + started.subject().title() + "\" on "
                    + started.place().target() + ", " + started.place().server());
            case RehearsalEvent.PhaseEntered entered -> entered.phase().isEnd() ? Optional.empty() : Optional.of(entered.phase().title());
            case RehearsalEvent.CheckAnswered check -> Optional.of(mark(check.outcome()) + check.name()
                    + (check.detail().isEmpty() ? "" : ": " + check.detail()));
            case RehearsalEvent.TableBackedUp table -> Optional.of("  ok    " + table.table() + ": " + rows(table.rows())
                    + ", restored and compared");
            case RehearsalEvent.RowsWritten w -> Optional.of("  ok    " + w.table() + ": " + w.inserted() + " inserted, "
                    + w.updated() + " updated, "
                    + w.deleted() + " deleted" + (w.refused().isEmpty() ? "" : "; refused: " + String.join(", ", w.refused())));
            case RehearsalEvent.InterruptionTried tried -> interruption(tried);
            case RehearsalEvent.WorkloadBegan load -> Optional.of("  workload from " + load.source() + ": " + load.sessions()
                    + " sessions, "
                    + (load.perSecond() == 0 ? "as fast as possible" : load.perSecond() + " a second"));
            case RehearsalEvent.LoadMeasured load -> Optional.of((load.latency().failed() == 0 ? "  ok    " : "  FAILS ")
                    + LoadText.of(load));
            case RehearsalEvent.StepFinished step -> step.step() == 0 || step.statements() == 0 && step.phase() != RehearsalPhase.UP
                    ? Optional.empty()
                    : Optional.of("  ok    step " + step.step() + " of " + fold.state().steps().size() + ", " + title(step.step())
                            + ": " + (step.statements() == 0 ? "nothing to do" : Durations.words(step.took())));
            case RehearsalEvent.Retrying retry -> Optional.of("  again step " + retry.step() + " did not get its lock, attempt "
                    + (retry.attempt() + 1)
                    + " in " + Durations.words(retry.waiting()));
            case RehearsalEvent.FindingMade made -> Optional.of("  FOUND " + FindingText.of(made.finding()));
            case RehearsalEvent.BudgetBreached breach -> Optional.of("  FAILS " + breach.limit() + " " + Durations.words(breach.measured())
                    + ", allowed " + Durations.words(breach.allowed()) + (breach.where().isEmpty() ? "" : " (" + breach.where() + ")")
                    + "; what helps: " + breach.helps());
            case RehearsalEvent.LossCounted loss -> Optional.of("  lost  " + loss.object() + ": " + loss.what() + ", "
                    + rows(loss.rows()));
            case RehearsalEvent.CloneMade made -> Optional.of("  ok    copied " + made.of() + " to " + made.copy() + ": "
                    + Durations.words(Quantity.bytes(made.bytes())) + " in " + Durations.words(made.took()) + ", " + made.way());
            case RehearsalEvent.BlockerMet met -> Optional.of("  waits " + (met.step() == 0 ? "" : "step " + met.step() + " for "
                    + met.waitsFor() + "; ") + "in the way: " + met.session().described() + ": " + met.session().query());
            case RehearsalEvent.BlockerAnswered answered -> Optional.of(answer(answered));
            case RehearsalEvent.Paused _ -> Optional.of("  paused");
            case RehearsalEvent.Resumed _ -> Optional.of("  resumed");
            case RehearsalEvent.Logged log -> Optional.of("  " + log.text());
            case RehearsalEvent.Finished finished -> Optional.of(finished.summary());
            case RehearsalEvent.StepStarted _, RehearsalEvent.StatementStarted _, RehearsalEvent.StatementFinished _,
                    RehearsalEvent.LocksHeld _,
                    RehearsalEvent.LocksSampled _, RehearsalEvent.DataProgress _,
                    RehearsalEvent.StatementProgress _, RehearsalEvent.LatencyMeasured _,
                    RehearsalEvent.CompatibilityTried _,
                    RehearsalEvent.StepCost _, RehearsalEvent.SizesRead _, RehearsalEvent.ForecastMade _, RehearsalEvent.BackupProgress _,
                    RehearsalEvent.ObserverCost _ -> Optional.empty();
        };
    }

    private static String answer(RehearsalEvent.BlockerAnswered answered) {
        return answered.failure().isEmpty() ? switch (answered.answer()) {
            case WAIT -> "  waits for pid " + answered.pid();
            case GIVE_UP -> "  given up because of pid " + answered.pid();
            case TERMINATE -> "  ok    ended pid " + answered.pid();
        } : "  FAILS to end pid " + answered.pid() + ": " + answered.failure();
    }

    private static Optional<String> interruption(RehearsalEvent.InterruptionTried tried) {
        String where = tried.side().fileName() + " killed " + tried.moment().words() + " step " + tried.step();
        return switch (tried.result()) {
            case RESUMED -> Optional.of("  ok    " + where + ", went on");
            case NOT_RESUMED -> Optional.of("  FAILS " + where + " cannot go on: " + tried.detail());
            case NOTHING_TO_INTERRUPT -> Optional.empty();
        };
    }

    private String title(int number) {
        return fold.state().steps().stream().filter(s -> s.number() == number).map(RehearsalState.StepState::title).findFirst().orElse("");
    }

    private static String mark(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "  ok    ";
            case WARNED -> "  warns ";
            case FAILED -> "  FAILS ";
        };
    }

    private static String bars(RehearsalState state) {
        StringBuilder line = new StringBuilder(bar(state.fraction()))
                .append(String.format(Locale.ROOT, " %3.0f %%  ", state.fraction() * 100))
                .append(state.phase().title());
        if (state.step() > 0) {
            line.append(", step ").append(state.step()).append(" of ").append(state.steps().size());
        }
        RehearsalState.DataState data = state.data();
        if (data.rowsDone() >= 0 && data.rowsTotal() > 0) {
            line.append(String.format(Locale.ROOT, ": %,d of %,d rows", data.rowsDone(), data.rowsTotal()));
            if (!data.remaining().isZero()) {
                line.append(String.format(Locale.ROOT, ", %,.0f/s, ", data.rowsPerSecond())).append(Durations.words(data.remaining()))
                        .append(" left");
            }
        }
        line.append(state.waiting().isEmpty() ? "" : "  " + state.waiting());
        return line.length() <= WIDTH ? line.toString() : line.substring(0, WIDTH - 1) + "…";
    }

    private static String bar(double fraction) {
        int full = (int) Math.round(Math.clamp(fraction, 0, 1) * BAR);
        return "█".repeat(full) + "░".repeat(BAR - full);
    }

    private static String rows(long rows) {
        return rows < 0 ? "unknown rows" : String.format(Locale.ROOT, "%,d rows", rows);
    }
}
