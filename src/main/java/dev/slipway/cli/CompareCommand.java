package dev.slipway.cli;

import dev.slipway.diff.CompareRules;
import dev.slipway.diff.RenameSuggestions;
import dev.slipway.diff.SchemaComparison;
import dev.slipway.diff.SchemaDiff;
import dev.slipway.jdbc.Environment;
import dev.slipway.model.Snapshot;
import dev.slipway.rehearse.source.SchemaReading;
import dev.slipway.workspace.SchemaSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "compare", description = {"Print the differences between two schemas.",
        "Exit code 0 when they are the same, 1 when they differ."})
final class CompareCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--from", required = true, paramLabel = "SRC", description = "The schema there is.")
    private String from;
    @Option(names = "--to", required = true, paramLabel = "SRC", description = "The schema that is wanted.")
    private String to;
    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", description = "How to print them: ${COMPLETION-CANDIDATES}.")
    private ComparisonFormat format;
    @Mixin
    private SourceOptions sources;

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        SchemaReading reading = sources.reading(terminal);
        Snapshot present = reading.read(SchemaSource.parse(from, Environment.PRODUCTION));
        Snapshot wanted = reading.read(SchemaSource.parse(to, Environment.PRODUCTION));
        SchemaDiff diff = new SchemaComparison(CompareRules.DEFAULT).compare(present.model(), wanted.model(), List.of());
        Comparison comparison = Comparison.of(present, wanted, diff, RenameSuggestions.find(present.model(), wanted.model()));
        terminal.printText(format.print(comparison));
        return diff.isEmpty() ? ExitCode.GOOD : ExitCode.NOT_GOOD;
    }
}
