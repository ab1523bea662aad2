package dev.slipway.cli;

import dev.slipway.Pipeline;
import dev.slipway.diff.RenameSuggestion;
import dev.slipway.diff.RenameSuggestions;
import dev.slipway.diff.SchemaDiff;
import dev.slipway.diff.SchemaDiff.AcceptedRename;
import dev.slipway.export.comparison.ComparisonFormat;
import dev.slipway.export.comparison.ComparisonReport;
import dev.slipway.jdbc.Environment;
import dev.slipway.model.Snapshot;
import dev.slipway.rehearse.source.SchemaPair;
import dev.slipway.workspace.PlanAnswers;
import dev.slipway.workspace.SchemaSource;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
    @Option(names = "--renames", paramLabel = "FILE",
            description = "A file of answers that says which objects go on under another name; slipway plan --help shows one.")
    private @Nullable Path renames;
    @Mixin
    private SourceOptions sources;
    @Mixin
    private RuleOptions ignore;

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        SchemaSource source = SchemaSource.parse(from, Environment.PRODUCTION);
        SchemaSource target = SchemaSource.parse(to, Environment.PRODUCTION);
        SchemaPair schemas = sources.reading(terminal).read(source, target);
        Snapshot present = schemas.from();
        Snapshot wanted = schemas.to();
        List<AcceptedRename> accepted = renames == null ? List.of()
                : PlanAnswers.read(renames).renames().stream().map(r -> new AcceptedRename(r.from(), r.to())).toList();
        SchemaDiff diff = Pipeline.diff(present, wanted, accepted, ignore.rules());
        List<RenameSuggestion> open = RenameSuggestions.find(present.model(), wanted.model()).stream()
                .filter(s -> accepted.stream().noneMatch(r -> r.from().equals(s.from()) || r.to().equals(s.to()))).toList();
        ComparisonReport comparison = ComparisonReport.of(present, wanted, diff, open).toldApart(source.label(), target.label());
        terminal.printText(format.print(comparison));
        return diff.isEmpty() && accepted.isEmpty() ? ExitCode.GOOD : ExitCode.NOT_GOOD;
    }
}
