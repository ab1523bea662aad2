package dev.slipway.bench;

import dev.slipway.Pipeline;
import dev.slipway.diff.CompareRules;
import dev.slipway.diff.RenameSuggestions;
import dev.slipway.diff.SchemaDiff;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.model.Fingerprint;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.PlanOptions;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.TestDatabase;
import dev.slipway.workspace.PlanFolder;
import dev.slipway.workspace.SnapshotFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** From a live database to a plan folder, stage by stage, on {@value #TABLES} tables of which every tenth differs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class SchemaBench {
    static final int TABLES = 5_000;
    private static final int STATEMENTS = 500;

    private Snapshot from;
    private Snapshot to;
    private SchemaDiff diff;
    private ScriptedPlan plan;
    private Path folder;

    /** Filled once for all benchmarks; they go with the server. */
    private static final class Databases {
        static final TestDatabase PRESENT = loaded(false);
        static final TestDatabase WANTED = loaded(true);

        private static TestDatabase loaded(boolean changed) {
            TestDatabase database = TestDatabase.create();
            try (Connection connection = database.database().open(SessionPurpose.EXECUTE);
                    Statement statement = connection.createStatement()) {
                List<String> statements = List.of(LargeSchema.sql(TABLES, changed).split("(?<=;)\n"));
                for (int i = 0; i < statements.size(); i += STATEMENTS) {
                    statement.execute(String.join("\n", statements.subList(i, Math.min(i + STATEMENTS, statements.size()))));
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return database;
        }
    }

    @Setup
    public void read() throws IOException {
        from = Pipeline.introspect(Databases.PRESENT.database());
        to = Pipeline.introspect(Databases.WANTED.database());
        diff = diff();
        plan = plan();
        folder = Files.createTempDirectory("slipway-bench");
        writeFolder();
    }

    @TearDown
    public void remove() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    @Benchmark
    public Snapshot introspect() {
        return Pipeline.introspect(Databases.PRESENT.database());
    }

    @Benchmark
    public Object suggestRenames() {
        return RenameSuggestions.find(from.model(), to.model());
    }

    @Benchmark
    public SchemaDiff diff() {
        return Pipeline.diff(from, to, List.of(), CompareRules.DEFAULT);
    }

    @Benchmark
    public ScriptedPlan plan() {
        return Pipeline.plan(diff, from, to, PlanOptions.DEFAULT);
    }

    @Benchmark
    public List<String> fingerprints() {
        return Fingerprint.of(from.model(), to.model());
    }

    @Benchmark
    public void writeFolder() {
        PlanFolder.at(folder).write(plan);
    }

    @Benchmark
    public Snapshot readSnapshot() {
        return SnapshotFile.read(folder.resolve(PlanFolder.FROM));
    }
}
