package dev.slipway.ui.rehearse;

import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalEvent.Outcome;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.fold.Durations;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import java.util.Optional;

/** Events as lines of a log; what only feeds bars and the timeline has none. */
final class LogText {
    private static final Texts TEXTS = Texts.of(LogText.class);

    private LogText() {}

    static Optional<LogLine> of(RehearsalEvent event) {
        return switch (event) {
            case RehearsalEvent.Started e -> line(e, Tone.NEUTRAL, "",
                    TEXTS.get("log.started", e.subject().title(), e.place().target(), e.place().server()));
            case RehearsalEvent.PhaseEntered e -> line(e, Tone.ACCENT, e.phase().title(), TEXTS.get("log.phase", e.phase().title()));
            case RehearsalEvent.CheckAnswered e -> line(e, tone(e.outcome()), e.phase().title(), e.name() + ": " + e.detail());
            case RehearsalEvent.CloneMade e -> line(e, Tone.NEUTRAL, RehearsalPhase.PREFLIGHT.title(),
                    TEXTS.get("log.clone", e.of(), e.copy(), Format.size(e.bytes()), Format.duration(e.took()), e.way()));
            case RehearsalEvent.BlockerMet e -> line(e, Tone.WARN, where(e.phase(), e.step()),
                    TEXTS.get("log.blocker", e.session().described(), e.session().query()));
            case RehearsalEvent.BlockerAnswered e -> line(e, e.failure().isEmpty() ? Tone.WARN : Tone.BAD, where(e.phase(), e.step()),
                    TEXTS.get(e.failure().isEmpty() ? "log.blocker." + e.answer() : "log.blocker.failed", String.valueOf(e.pid()),
                            e.failure()));
            case RehearsalEvent.TableBackedUp e -> line(e, Tone.NEUTRAL, RehearsalPhase.BACKUP.title(),
                    TEXTS.get("log.backup", e.table(), Format.count(e.rows(), "row"), Format.size(e.bytes())));
            case RehearsalEvent.RowsWritten e -> line(e, Tone.NEUTRAL, RehearsalPhase.WRITES.title(), TEXTS.get("log.written", e.table(),
                    Format.count(e.inserted(), "row"), String.valueOf(e.updated()), String.valueOf(e.deleted())));
            case RehearsalEvent.StepStarted e -> line(e, Tone.NEUTRAL, where(e.phase(), e.step()), e.title());
            case RehearsalEvent.StepFinished e -> line(e, Tone.NEUTRAL, where(e.phase(), e.step()), e.statements() == 0
                    ? TEXTS.get("log.stepNothing") : TEXTS.get("log.stepDone", Format.duration(e.took())));
            case RehearsalEvent.StatementFinished e -> e.rewritten().isEmpty() ? Optional.empty()
                    : line(e, Tone.MEDIUM, where(e.phase(), e.step()), TEXTS.get("log.rewritten", String.join(", ", e.rewritten())));
            case RehearsalEvent.Retrying e -> line(e, Tone.WARN, where(e.phase(), e.step()),
                    TEXTS.get("log.retry", e.sqlState(), String.valueOf(e.attempt() + 1), Format.duration(e.waiting())));
            case RehearsalEvent.Paused e -> line(e, Tone.WARN, "", TEXTS.get("log.paused"));
            case RehearsalEvent.Resumed e -> line(e, Tone.NEUTRAL, "", TEXTS.get("log.resumed"));
            case RehearsalEvent.FindingMade e -> line(e, Tone.BAD, where(e.phase(), e.finding().step()),
                    e.finding().place() + ": " + e.finding().message());
            case RehearsalEvent.Logged e -> line(e, Tone.NEUTRAL, "", e.text());
            case RehearsalEvent.BudgetBreached e -> line(e, Tone.BAD, e.where(),
                    TEXTS.get("log.breach", e.limit(), Durations.words(e.measured()), Durations.words(e.allowed())));
            case RehearsalEvent.LossCounted e -> line(e, Tone.WARN, e.object(), TEXTS.get("log.loss", e.what(), Format.count(e.rows(),
                    "row")));
            case RehearsalEvent.InterruptionTried e -> line(e, e.result() == RehearsalEvent.Interruption.NOT_RESUMED ? Tone.BAD
                    : Tone.NEUTRAL,
                    where(RehearsalPhase.INTERRUPTIONS, e.step()), TEXTS.get("log.interruption." + e.result(), e.side().fileName(),
                            e.moment().words(), String.valueOf(e.step()), e.detail()));
            case RehearsalEvent.WorkloadBegan e -> line(e, Tone.NEUTRAL, "",
                    TEXTS.get("log.workload", e.source(), String.valueOf(e.sessions()), String.valueOf(e.statements().size())));
            case RehearsalEvent.LoadMeasured e -> line(e, e.latency().failed() == 0 ? Tone.NEUTRAL : Tone.BAD, where(e.phase(), e.step()),
                    TEXTS.get("log.load", Format.count(e.latency().count()), Durations.words(e.latency().p50()),
                            Durations.words(e.latency().p99()), Durations.words(e.latency().max()), Format.count(e.latency().failed())));
            case RehearsalEvent.ObserverCost e -> line(e, Tone.NEUTRAL, "",
                    TEXTS.get("log.observer", Format.count(e.samples()), Format.duration(e.mean()), Format.duration(e.longestGap())));
            case RehearsalEvent.Finished e -> line(e, e.end() == RehearsalPhase.DONE ? Tone.GOOD : Tone.BAD, e.end().title(), e.summary());
            case RehearsalEvent.SizesRead _, RehearsalEvent.ForecastMade _, RehearsalEvent.StatementStarted _,
                    RehearsalEvent.LocksHeld _, RehearsalEvent.LocksSampled _,
                    RehearsalEvent.DataProgress _,
                    RehearsalEvent.StatementProgress _, RehearsalEvent.LatencyMeasured _, RehearsalEvent.CompatibilityTried _,
                    RehearsalEvent.StepCost _, RehearsalEvent.BackupProgress _ -> Optional.empty();
        };
    }

    static Tone tone(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> Tone.GOOD;
            case WARNED -> Tone.WARN;
            case FAILED -> Tone.BAD;
        };
    }

    private static String where(RehearsalPhase phase, int step) {
        return step == 0 ? phase.title() : TEXTS.get("log.step", phase.title(), String.valueOf(step));
    }

    private static Optional<LogLine> line(RehearsalEvent event, Tone tone, String where, String text) {
        return Optional.of(new LogLine(event.at(), tone, where, text));
    }
}
