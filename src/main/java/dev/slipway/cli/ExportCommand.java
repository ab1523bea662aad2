package dev.slipway.cli;

import dev.slipway.approve.Gate;
import dev.slipway.approve.Reason;
import dev.slipway.export.BundleFormat;
import dev.slipway.export.Export;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "export", description = {"Write the bundle of a rehearsed and approved plan.",
        "Exit code 3 when the plan may not leave, with the reason; 2 when the plan is damaged."})
final class ExportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private PlanArgument plan;
    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "plain", description = "The form of the bundle: plain (default).")
    private String format;
    @Option(names = "--out", required = true, paramLabel = "DIR2", description = "The folder to write: new, empty, or an earlier bundle.")
    private Path out;

    ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        BundleFormat bundle = BundleFormat.named(format);
        return switch (Gate.check(plan.folder())) {
            case Gate.Open open -> {
                Export.write(open, bundle, out);
                terminal.print("Exported to " + out + ": " + bundle.description());
                yield ExitCode.GOOD;
            }
            case Gate.Closed closed when closed.reasons().getFirst().kind() == Reason.Kind.DAMAGED -> {
                terminal.error("The plan cannot be exported: " + closed.line());
                yield ExitCode.FAILED;
            }
            case Gate.Closed closed -> {
                terminal.error("Export refused: " + closed.line());
                yield ExitCode.REFUSED;
            }
        };
    }
}
