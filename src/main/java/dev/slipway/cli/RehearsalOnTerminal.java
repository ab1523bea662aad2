package dev.slipway.cli;

import dev.slipway.Pipeline;
import dev.slipway.approve.KeptRehearsal;
import dev.slipway.approve.SigningKey;
import dev.slipway.jdbc.Database;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.plan.Step;
import dev.slipway.rehearse.EvidenceSummary.BudgetResult;
import dev.slipway.rehearse.EvidenceSummary;
import dev.slipway.rehearse.Rehearsal;
import dev.slipway.rehearse.RehearsalOptions;
import dev.slipway.rehearse.RehearsalResult;
import dev.slipway.rehearse.fold.BudgetFold;
import dev.slipway.rehearse.fold.Durations;
import dev.slipway.rehearse.fold.ForecastText;
import dev.slipway.rehearse.fold.RehearsalReport;
import dev.slipway.rehearse.fold.ReportText;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.workspace.PlanFolder;
import dev.slipway.workspace.SafeFiles;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A rehearsal with its progress on the terminal and its evidence beside the plan.
 *
 * @param work where runs are kept
 * @param key what the evidence is signed with
 * @param events where every event is written to as well
 * @param report where the report is written to as well, as HTML
 */
record RehearsalOnTerminal(Terminal terminal, Path work, SigningKey key, Optional<Path> events, Optional<Path> report) {
    KeptRehearsal run(PlanFolder folder, ScriptedPlan plan, Database staging, RehearsalOptions options) {
        RehearsalDisplay display = new RehearsalDisplay(terminal);
        KeptRehearsal kept;
        try (EventFile file = EventFile.open(events, terminal)) {
            Rehearsal rehearsal = new Rehearsal(plan, Pipeline.staging(staging), options, work);
            kept = untilInterrupted(control -> {
                BlockerQuestions questions = BlockerQuestions.on(terminal, control);
                return Pipeline.rehearse(rehearsal, control, event -> {
                    display.show(event);
                    file.write(event);
                    questions.hear(event);
                }, folder, key);
            });
        }
        RehearsalResult result = kept.result();
        if (kept.evidence().isPresent()) {
            report(result.evidence());
        } else if (result.evidence().copy().filter(copy -> !copy.isWhole()).isPresent()) {
            terminal.print("Only a part of the rows was there: that proves nothing of the others, so no evidence is kept. What was measured"
                    + " serves the forecast.");
        }
        result.evidence().forecast().ifPresent(forecast -> terminal.printText(ForecastText.table(forecast,
                plan.plan().steps().stream().collect(Collectors.toMap(Step::number, Step::title)))));
        report.ifPresent(file -> SafeFiles.write(file, ReportText.html(RehearsalReport.sections(result.events()))));
        return kept;
    }

    /** Ctrl+C aborts the rehearsal; the process ends only when staging was put back and the evidence kept. */
    private static KeptRehearsal untilInterrupted(Function<RunControl, KeptRehearsal> rehearsal) {
        RunControl control = new RunControl();
        CountDownLatch over = new CountDownLatch(1);
        Thread atExit = new Thread(() -> {
            control.abort();
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }, "slipway-abort");
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            return rehearsal.apply(control);
        } finally {
            over.countDown();
            if (!control.isAborted()) {
                Runtime.getRuntime().removeShutdownHook(atExit);
            }
        }
    }

    private void report(EvidenceSummary evidence) {
        evidence.budgets().forEach(budget -> terminal.print(line(budget)));
        evidence.findings().forEach(f -> terminal.print("      " + f));
        terminal.print("Verdict: " + evidence.verdict().name().toLowerCase(Locale.ROOT) + " after "
                + Durations.words(evidence.total()));
    }

    private static String line(BudgetResult budget) {
        if (BudgetFold.isUnmeasured(budget)) {
            return "      " + budget.name() + ": not measured";
        }
        return (budget.kept() ? "ok    " : "FAILS ") + budget.name() + ": " + Durations.words(budget.measured()) + ", allowed "
                + Durations.words(budget.limit()) + (budget.where().isEmpty() ? "" : " (" + budget.where() + ")");
    }
}
