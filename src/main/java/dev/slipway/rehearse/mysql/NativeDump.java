package dev.slipway.rehearse.mysql;

import dev.slipway.jdbc.Cancellation;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.model.ObjectKey;
import dev.slipway.rehearse.server.Backups.Dump;
import dev.slipway.rehearse.server.Backups.DumpProgram;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A dump by mariadb-dump or mysqldump, beside the backup: the whole schema with its programs, and the rows of the tables that a plan
 * changes. Each product's own program is taken, since the other's asks for tables that are not there.
 */
final class NativeDump implements DumpProgram {
    private static final long LOOK_MILLIS = 100;
    private static final String COMPLETED = "-- Dump completed";

    private final Database staging;
    private final Cancellation cancellation;

    NativeDump(Database staging, Cancellation cancellation) {
        this.staging = staging;
        this.cancellation = cancellation;
    }

    @Override
    public String name() {
        return "mariadb-dump or mysqldump";
    }

    @Override
    public Optional<Dump> take(Path folder, Collection<ObjectKey> without) throws IOException {
        Product product = product();
        Optional<Path> program = find(product == Product.MARIADB ? "mariadb-dump" : "mysqldump");
        if (program.isEmpty()) {
            return Optional.empty();
        }
        List<String> login = List.of("--no-defaults", "--protocol=TCP", "--host=" + staging.profile().host(), "--port="
                + staging.profile().port(), "--user=" + staging.profile().user(), "--single-transaction", "--skip-lock-tables",
                "--default-character-set=utf8mb4", "--no-tablespaces", "--hex-blob");
        Path schema = folder.resolve("dump-schema.sql");
        Path rows = folder.resolve("dump-rows.sql");
        run(program.get(), login, schema, List.of("--no-data", "--routines", "--events", "--triggers", database()));
        List<String> left = new ArrayList<>(List.of("--no-create-info", "--skip-triggers"));
        without.forEach(table -> left.add("--ignore-table=" + database() + "." + table.name()));
        left.add(database());
        run(program.get(), login, rows, left);
        return Optional.of(new Dump(program.get().getFileName().toString(), Files.size(schema) + Files.size(rows),
                count(schema, "CREATE TABLE") + " tables, and rows of " + inserted(rows)));
    }

    private String database() {
        return staging.profile().database();
    }

    private Product product() throws IOException {
        try (Connection connection = staging.borrow(SessionPurpose.CHECK)) {
            return Product.of(connection);
        } catch (SQLException lost) {
            throw new IOException("the server could not be asked for its version", lost);
        }
    }

    private static Optional<Path> find(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(File.pathSeparator)).filter(entry -> !entry.isEmpty()).map(entry -> Path.of(entry, program))
                .filter(Files::isExecutable).findFirst();
    }

    /** @throws IOException with what the program said, when it did not come to its end */
    private void run(Path program, List<String> login, Path file, List<String> rest) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(login);
        command.addAll(rest);
        Path said = Files.createTempFile("slipway", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(said.toFile()).redirectOutput(file.toFile());
            staging.identifyTo(builder);
            Process process = builder.start();
            process.getOutputStream().close();
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (cancellation.isCancelled()) {
                    process.destroy();
                    process.waitFor();
                    cancellation.check();
                }
            }
            if (process.exitValue() != 0 || count(file, COMPLETED) == 0) {
                throw new IOException(Files.readString(said).lines().filter(line -> !line.isBlank()).findFirst()
                        .orElse("exit code " + process.exitValue()));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        } finally {
            Files.delete(said);
        }
    }

    private static long count(Path file, String beginning) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(beginning)).count();
        }
    }

    private static String inserted(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("INSERT INTO `")).map(line -> line.split("`", 3)[1]).distinct().count() + " tables";
        }
    }
}
