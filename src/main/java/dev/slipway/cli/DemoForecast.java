package dev.slipway.cli;

import dev.slipway.Pipeline;
import dev.slipway.jdbc.Database;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.plan.Step;
import dev.slipway.rehearse.Circumstances.ForProduction;
import dev.slipway.rehearse.EvidenceSummary;
import dev.slipway.rehearse.Ground;
import dev.slipway.rehearse.Origin;
import dev.slipway.rehearse.Rehearsal;
import dev.slipway.rehearse.RehearsalOptions;
import dev.slipway.rehearse.RehearsalResult;
import dev.slipway.rehearse.event.Growth;
import dev.slipway.rehearse.event.Side;
import dev.slipway.rehearse.event.StepForecast;
import dev.slipway.rehearse.fold.Durations;
import dev.slipway.rehearse.fold.ForecastText;
import dev.slipway.rehearse.forecast.Forecast;
import dev.slipway.rehearse.run.RunControl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The demo's prediction beside the truth: from a quarter of staging's rows to all of them. */
final class DemoForecast {
    private static final double SHARE = 0.25;
    private static final Duration LEAST = Duration.ofMillis(20);

    private final Terminal terminal;
    private final ScriptedPlan plan;

    DemoForecast(Terminal terminal, ScriptedPlan plan) {
        this.terminal = terminal;
        this.plan = plan;
    }

    /** Rehearses on a part of staging, and foretells for the whole; empty when that did not come to its end. */
    Optional<ForProduction> foretell(Database staging, Path work) {
        Origin whole = new Origin(Optional.empty(), "staging", Forecast.sizes(Pipeline.introspect(staging)));
        RehearsalResult part = new Rehearsal(plan, Pipeline.staging(staging),
                RehearsalOptions.DEFAULT.withGround(new Ground.Clone(SHARE)).withOrigin(whole), work).run(new RunControl(), _ -> { });
        if (!part.passed()) {
            part.evidence().findings().forEach(finding -> terminal.note("      " + finding));
        }
        return part.passed() ? part.evidence().forecast() : Optional.empty();
    }

    /** Prints what was foretold beside what was measured then, but for steps that do not grow or hardly take any time. */
    void compare(ForProduction foretold, EvidenceSummary measured) {
        terminal.print("Foretold from a quarter of the rows, and measured on all of them:");
        for (Step step : plan.plan().steps()) {
            for (Side side : Side.values()) {
                foretold.steps().stream().filter(f -> f.step() == step.number() && f.side() == side).findFirst()
                        .filter(f -> f.growth() != Growth.CONSTANT && f.measured().compareTo(LEAST) >= 0)
                        .ifPresent(f -> print(step, f, measured));
            }
        }
        print("up in total", foretold, Side.UP, measured, EvidenceSummary.StepMeasure::up);
        print("rollback in total", foretold, Side.DOWN, measured, EvidenceSummary.StepMeasure::down);
    }

    private void print(Step step, StepForecast foretold, EvidenceSummary measured) {
        measured.steps().stream().filter(m -> m.step() == step.number()).findFirst().ifPresent(m -> terminal.print("  "
                + foretold.side().name().toLowerCase(java.util.Locale.ROOT) + " step " + step.number() + ", " + step.title() + ": "
                + ForecastText.range(foretold) + "; measured " + Durations.words((foretold.side() == Side.UP ? m.up() : m.down()).took())
                + " (" + ForecastText.basis(foretold) + ")"));
    }

    private void print(String what, ForProduction foretold, Side side, EvidenceSummary measured,
            Function<EvidenceSummary.StepMeasure, EvidenceSummary.SideMeasure> of) {
        List<Duration> took = measured.steps().stream().map(of).map(EvidenceSummary.SideMeasure::took).toList();
        ForecastText.total(foretold, side).ifPresent(range -> terminal.print("  " + what + ": " + ForecastText.range(range) + "; measured "
                + Durations.words(took.stream().reduce(Duration.ZERO, Duration::plus))));
    }
}
