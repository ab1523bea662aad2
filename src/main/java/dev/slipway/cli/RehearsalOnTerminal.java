package dev.slipway.cli;

import dev.slipway.approve.Durations;
import dev.slipway.approve.Evidence;
import dev.slipway.introspect.postgres.PostgresIntrospector;
import dev.slipway.jdbc.Database;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.EvidenceSummary;
import dev.slipway.rehearse.Rehearsal;
import dev.slipway.rehearse.RehearsalOptions;
import dev.slipway.rehearse.RehearsalResult;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.fold.RehearsalReport;
import dev.slipway.rehearse.fold.ReportText;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.workspace.PlanFolder;
import dev.slipway.workspace.SafeFiles;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * A rehearsal with its progress on the terminal and its evidence beside the plan.
 *
 * @param work where runs are kept
 * @param events where every event is written to as well
 * @param report where the report is written to as well, as HTML
 */
record RehearsalOnTerminal(Terminal terminal, Path work, Optional<Path> events, Optional<Path> report) {
    RehearsalResult run(PlanFolder folder, ScriptedPlan plan, Database staging, RehearsalOptions options) {
        RehearsalDisplay display = new RehearsalDisplay(terminal);
        RehearsalResult result;
        try (EventFile file = EventFile.open(events, terminal)) {
            result = untilInterrupted(new Rehearsal(plan, staging, PostgresIntrospector::read, options, work), event -> {
                display.show(event);
                file.write(event);
            });
        }
        Optional<Path> evidence = Evidence.keep(folder, result.evidence());
        if (evidence.isPresent()) {
            report(result.evidence());
            terminal.print("Evidence: " + evidence.get());
            terminal.print("Report: " + Evidence.keepReport(evidence.get(), result.events()));
        }
        report.ifPresent(file -> SafeFiles.write(file, ReportText.html(RehearsalReport.sections(result.events()))));
        return result;
    }

    /** Ctrl+C aborts the rehearsal; the process ends only when staging was put back. */
    private static RehearsalResult untilInterrupted(Rehearsal rehearsal, Consumer<RehearsalEvent> listener) {
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
            return rehearsal.run(control, listener);
        } finally {
            over.countDown();
            if (!control.isAborted()) {
                Runtime.getRuntime().removeShutdownHook(atExit);
            }
        }
    }

    private void report(EvidenceSummary evidence) {
        evidence.budgets().forEach(b -> terminal.print((b.kept() ? "ok    " : "FAILS ") + b.name() + ": " + Durations.words(b.measured())
                + ", allowed " + Durations.words(b.limit()) + (b.where().isEmpty() ? "" : " (" + b.where() + ")")));
        evidence.findings().forEach(f -> terminal.print("      " + f));
        terminal.print("Verdict: " + evidence.verdict().name().toLowerCase(Locale.ROOT) + " after "
                + Durations.words(evidence.total()));
    }
}
