package dev.slipway.cli;

import dev.slipway.approve.Durations;
import dev.slipway.embedded.ScratchServer;
import dev.slipway.introspect.postgres.PostgresIntrospector;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.plan.postgres.SchemaScript;
import dev.slipway.rehearse.event.Finding;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.rehearse.shadow.ShadowReport;
import dev.slipway.rehearse.shadow.ShadowRun;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "check", description = {"Run both scripts on a throw-away server that holds only the schema.",
        "Exit code 0 when they do what they are for, else 1."})
final class CheckCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private PlanArgument plan;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ShadowReport report = run(plan.folder().read());
        print(report, terminal);
        return report.good() ? ExitCode.GOOD : ExitCode.NOT_GOOD;
    }

    static ShadowReport run(ScriptedPlan plan) {
        ShadowRun shadow = new ShadowRun(PostgresIntrospector::read, SchemaScript::statements);
        try (ScratchServer.Lease lease = ScratchServer.get().lease()) {
            return shadow.run(plan, lease.database(), new RunControl());
        }
    }

    static void print(ShadowReport report, Terminal terminal) {
        for (Finding finding : report.findings()) {
            terminal.print(FindingText.of(finding));
        }
        printVerdict(report, terminal);
    }

    static void printVerdict(ShadowReport report, Terminal terminal) {
        terminal.print((report.wantedReached() ? "ok    " : "FAILS ") + "up.sql leads to the wanted schema");
        terminal.print((report.ledBack() ? "ok    " : "FAILS ") + "down.sql leads back");
        terminal.print((report.good() ? "Good" : "Not good") + ", in " + Durations.words(report.took()) + " on PostgreSQL "
                + report.server());
    }
}
