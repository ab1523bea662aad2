package dev.slipway.cli;

import dev.slipway.jdbc.Environment;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.Snapshot;
import dev.slipway.workspace.SchemaSource;
import dev.slipway.workspace.SnapshotFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "snapshot", description = "Write the schema of a source to a snapshot file.")
final class SnapshotCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--from", required = true, paramLabel = "SRC", description = "The source to read.")
    private String from;
    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file to write, usually *.snapshot.json.")
    private Path out;
    @Mixin
    private SourceOptions sources;

    SnapshotCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Snapshot snapshot = sources.reading(terminal).read(SchemaSource.parse(from, Environment.PRODUCTION));
        SnapshotFile.write(out, snapshot);
        long tables = snapshot.model().objects().keySet().stream().filter(k -> k.kind() == ObjectKind.TABLE).count();
        terminal.print("Wrote " + out + ": " + snapshot.model().objects().size() + " objects, " + tables + " of them tables, "
                + snapshot.server().engine().title() + " " + snapshot.server().text());
        terminal.print("fingerprint " + snapshot.fingerprint());
        snapshot.model().notCompared().forEach(seen -> terminal.note("seen, not compared: " + seen.kind() + " " + seen.name()));
        return ExitCode.GOOD;
    }
}
