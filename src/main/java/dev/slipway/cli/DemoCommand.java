package dev.slipway.cli;

import dev.slipway.demo.Demo;
import dev.slipway.export.Export;
import dev.slipway.rehearse.fold.Durations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "demo",
        description = {"The whole job on embedded servers, without a window.",
            "A small shop is compared with the shop it shall become; that is planned, checked, rehearsed on staging, approved",
            "by a second person and exported."})
final class DemoCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--out", required = true, paramLabel = "DIR",
            description = "The folder for the bundle: new, empty, or an earlier bundle.")
    private Path out;

    DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Export.requireUsable(out);
        long start = System.nanoTime();
        terminal.print("Starting the demo: one embedded PostgreSQL with production, desired and staging");
        try (Demo demo = Demo.fresh((step, fraction) -> terminal.status(Math.round(fraction * 100) + " %  " + step))) {
            terminal.status("");
            int exit = new DemoWay(terminal, demo, out).go();
            terminal.print("The demo took " + Durations.words(Duration.ofNanos(System.nanoTime() - start)) + ".");
            return exit;
        }
    }
}
