package dev.slipway.cli;

import dev.slipway.Pipeline;
import dev.slipway.approve.Approval;
import dev.slipway.approve.Approvals;
import dev.slipway.approve.Decision;
import dev.slipway.approve.Gate;
import dev.slipway.approve.Review;
import dev.slipway.approve.SigningKey;
import dev.slipway.demo.Demo;
import dev.slipway.demo.DemoAnswers;
import dev.slipway.diff.CompareRules;
import dev.slipway.diff.SchemaDiff;
import dev.slipway.diff.SchemaDiff.AcceptedRename;
import dev.slipway.embedded.FileTree;
import dev.slipway.export.BundleFormat;
import dev.slipway.export.Export;
import dev.slipway.export.comparison.ComparisonFormat;
import dev.slipway.export.comparison.ComparisonReport;
import dev.slipway.jdbc.ConnectionTest;
import dev.slipway.jdbc.Database;
import dev.slipway.model.Problem;
import dev.slipway.model.ProblemException;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.plan.Strategy;
import dev.slipway.rehearse.Circumstances.ForProduction;
import dev.slipway.rehearse.RehearsalOptions;
import dev.slipway.rehearse.RehearsalResult;
import dev.slipway.rehearse.shadow.ShadowReport;
import dev.slipway.workspace.PlanAnswers;
import dev.slipway.workspace.PlanFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** The six stages, one after the other, on the demo. */
final class DemoWay {
    private final Terminal terminal;
    private final Demo demo;
    private final Path out;

    DemoWay(Terminal terminal, Demo demo, Path out) {
        this.terminal = terminal;
        this.demo = demo;
        this.out = out;
    }

    /** @return the exit code */
    int go() {
        Path work = temporaryFolder();
        try {
            return go(PlanFolder.at(work.resolve("plan")), work.resolve("rehearsals"));
        } finally {
            delete(work);
        }
    }

    private int go(PlanFolder folder, Path rehearsals) {
        ScriptedPlan plan = plan();
        folder.write(plan);
        stage("Check: both scripts on a throw-away server");
        ShadowReport shadow = CheckCommand.run(plan, Optional.empty());
        shadow.failures().forEach(f -> terminal.print(FindingText.of(f)));
        CheckCommand.printVerdict(shadow, terminal);
        if (!shadow.good()) {
            return ExitCode.NOT_GOOD;
        }
        DemoForecast forecast = new DemoForecast(terminal, plan);
        try (Database staging = demo.staging(); Database production = demo.production()) {
            stage("Forecast from a quarter of staging's rows, on a copy");
            Optional<ForProduction> foretold = forecast.foretell(staging, rehearsals);
            stage("Rehearse on staging");
            RehearsalOptions options = RehearsalOptions.DEFAULT.withSource(ConnectionTest.run(production).identity());
            RehearsalOnTerminal rehearsal =
                    new RehearsalOnTerminal(terminal, rehearsals, SigningKey.generate(), Optional.empty(), Optional.empty());
            RehearsalResult result = rehearsal.run(folder, plan, staging, options).result();
            if (!result.passed()) {
                return ExitCode.NOT_GOOD;
            }
            foretold.ifPresent(there -> forecast.compare(there, result.evidence()));
        }
        approve(folder);
        return export(folder);
    }

    private ScriptedPlan plan() {
        try (Database production = demo.production(); Database desired = demo.desired()) {
            Snapshot from = Pipeline.introspect(production);
            Snapshot to = Pipeline.introspect(desired);
            PlanAnswers answers = DemoAnswers.answers();
            List<AcceptedRename> renames = answers.renames().stream().map(r -> new AcceptedRename(r.from(), r.to())).toList();
            SchemaDiff diff = Pipeline.diff(from, to, renames, CompareRules.DEFAULT);
            stage("Compare production with desired");
            ComparisonReport comparison = ComparisonReport.of(from, to, diff, List.of());
            comparison.differences().forEach(d -> terminal.print(d.change().sign() + " " + d.title()));
            terminal.print(ComparisonFormat.summary(comparison));
            stage("Plan");
            ScriptedPlan plan = Pipeline.plan(diff, from, to, answers.options(Strategy.ONLINE, DemoAnswers.TITLE, DemoAnswers.AUTHOR));
            new PlanText(plan.plan()).lines().forEach(terminal::print);
            return plan;
        }
    }

    private void approve(PlanFolder folder) {
        stage("Approve as " + DemoAnswers.REVIEWER + ", who is not the author " + DemoAnswers.AUTHOR);
        Approvals approvals = new Approvals(folder, Clock.systemUTC());
        approvals.checklist().items().forEach(i -> terminal.print("ok    " + i.question() + i.measured().map(m -> " " + m).orElse("")));
        List<Approval.Answer> answers = approvals.checklist().forPeople().stream()
                .map(i -> new Approval.Answer(i.id(), "yes, in the demo")).toList();
        approvals.add(new Review(DemoAnswers.REVIEWER, Decision.APPROVED, "Approved in the demo", answers), SigningKey.generate());
    }

    private int export(PlanFolder folder) {
        stage("Export");
        return switch (Gate.check(folder)) {
            case Gate.Open open -> {
                Export.write(open, BundleFormat.named("plain"), out);
                terminal.print("The bundle is in " + out + ": read " + out.resolve("RUNBOOK.md") + " first; what was measured is in "
                        + out.resolve("evidence.json") + ".");
                yield ExitCode.GOOD;
            }
            case Gate.Closed closed -> {
                terminal.error("Export refused: " + closed.line());
                yield ExitCode.REFUSED;
            }
        };
    }

    private void stage(String title) {
        terminal.print("");
        terminal.print("== " + title);
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("slipway-demo-");
        } catch (IOException e) {
            throw new ProblemException(new Problem("No temporary folder can be made", System.getProperty("java.io.tmpdir"), "",
                    "Check its permissions"), e);
        }
    }

    private static void delete(Path folder) {
        try {
            FileTree.delete(folder);
        } catch (IOException e) {
            LoggerFactory.getLogger(DemoWay.class).warn("The demo's plan folder could not be deleted: {}", folder);
        }
    }
}
