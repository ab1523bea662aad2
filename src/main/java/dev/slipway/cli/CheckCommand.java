package dev.slipway.cli;

import dev.slipway.ServerFamily;
import dev.slipway.jdbc.Database;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.plan.Severity;
import dev.slipway.rehearse.event.Finding;
import dev.slipway.rehearse.fold.Durations;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.rehearse.shadow.ShadowReport;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "check", description = {"Run both scripts on a throw-away server that holds only the schema.",
        "Exit code 0 when they do what they are for, else 1. With --verbose it also says which locks each statement takes."})
final class CheckCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;
    @Mixin
    private PlanArgument plan;
    @Mixin
    private ShadowOption shadow;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ScriptedPlan scripted = plan.folder().read();
        ShadowReport report = run(scripted, shadow.server(terminal));
        print(report);
        return report.good() ? ExitCode.GOOD : ExitCode.NOT_GOOD;
    }

    /** @param shadow a server for throw-away databases; nothing for those that Slipway brings along */
    static ShadowReport run(ScriptedPlan plan, Optional<Database> shadow) {
        return ServerFamily.of(plan.plan().engine()).shadowRun(shadow).run(plan, new RunControl());
    }

    /** The verdict first, then what speaks against it; what a good script does anyway only when it is asked for. */
    private void print(ShadowReport report) {
        printVerdict(report, terminal);
        boolean notes = spec.commandLine().getParseResult().hasMatchedOption(Cli.VERBOSE);
        Map<Boolean, List<Finding>> found = report.findings().stream()
                .collect(Collectors.partitioningBy(f -> notes || f.severity() != Severity.INFO));
        found.get(true).stream().sorted(Comparator.comparing(Finding::severity).reversed()).forEach(f -> terminal.print(FindingText.of(f)));
        if (!found.get(false).isEmpty()) {
            terminal.print(found.get(false).size() + " notes on locks and messages: add " + Cli.VERBOSE);
        }
    }

    static void printVerdict(ShadowReport report, Terminal terminal) {
        if (!report.checked()) {
            return;
        }
        terminal.print((report.wantedReached() ? "ok    " : "FAILS ") + "up.sql leads to the wanted schema");
        terminal.print((report.ledBack() ? "ok    " : "FAILS ") + "down.sql leads back");
        terminal.print((report.good() ? "Good" : "Not good") + ", in " + Durations.words(report.took()) + " on "
                + report.server() + (report.productionLike() ? "" : ", which is not production's version"));
    }
}
