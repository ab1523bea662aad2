package dev.slipway.rehearse.postgres;

import dev.slipway.jdbc.Cancellation;
import dev.slipway.jdbc.Database;
import dev.slipway.model.ObjectKey;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A dump by PostgreSQL's own pg_dump, beside the backup: the whole schema, and the rows of the tables that a plan changes. pg_dump
 * refuses servers newer than itself (PostgreSQL 18 manual, pg_dump, Notes), so one that is old enough is looked for.
 */
public final class NativeDump {
    /** Where distributions put several versions beside each other. */
    private static final List<String> PLACES = List.of("/usr/lib/postgresql", "/usr/local/opt", "/opt/homebrew/opt", "/usr");
    private static final Pattern VERSION = Pattern.compile("\\) (\\d+)");
    private static final long LOOK_MILLIS = 100;

    private final Path programs;
    private final Database database;
    private final Cancellation cancellation;

    private NativeDump(Path programs, Database database, Cancellation cancellation) {
        this.programs = programs;
        this.database = database;
        this.cancellation = cancellation;
    }

    /** With the programs that fit best to a server of that major version; empty where none is installed that can dump it. */
    public static Optional<NativeDump> of(Database database, int major, Cancellation cancellation) {
        return folders().filter(folder -> version(folder) >= major).min(Comparator.comparing(NativeDump::version))
                .map(folder -> new NativeDump(folder, database, cancellation));
    }

    private static Stream<Path> folders() {
        List<Path> folders = new ArrayList<>(Arrays.stream(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty()).map(Path::of).toList());
        for (String place : PLACES) {
            try (DirectoryStream<Path> versions = Files.newDirectoryStream(Path.of(place))) {
                versions.forEach(version -> folders.add(version.resolve("bin")));
            } catch (IOException notThere) {
                continue;
            }
        }
        return folders.stream().filter(folder -> Files.isExecutable(folder.resolve("pg_dump"))
                && Files.isExecutable(folder.resolve("pg_restore")));
    }

    private static int version(Path folder) {
        try {
            Process process = new ProcessBuilder(folder.resolve("pg_dump").toString(), "--version").redirectErrorStream(true).start();
            process.getOutputStream().close();
            Matcher number = VERSION.matcher(text(process.getInputStream()));
            return number.find() ? Integer.parseInt(number.group(1)) : 0;
        } catch (IOException unusable) {
            return 0;
        }
    }

    /**
     * A dump that was read back.
     *
     * @param version of pg_dump
     * @param entries how many things are listed in it
     * @param tables of how many tables or partitions it holds the rows
     */
    public record Dump(int version, long bytes, int entries, int tables) {}

    /**
     * Dumps, and lists what the dump holds.
     *
     * @param without the tables whose rows are left out
     * @throws IOException with what the program said, when it did not work
     */
    public Dump take(Path file, Collection<ObjectKey> without) throws IOException {
        List<String> command = new ArrayList<>(List.of(programs.resolve("pg_dump").toString(), "--format=custom", "--no-password",
                "--lock-wait-timeout=10000", "--file=" + file));
        without.forEach(table -> command.add("--exclude-table-data=" + pattern(table.schema()) + "." + pattern(table.name())));
        ProcessBuilder dump = new ProcessBuilder(command);
        database.identifyTo(dump);
        run(dump);
        List<String> listed = run(new ProcessBuilder(programs.resolve("pg_restore").toString(), "--list", file.toString())).lines()
                .filter(line -> !line.startsWith(";") && !line.isBlank()).toList();
        return new Dump(version(programs), Files.size(file), listed.size(),
                (int) listed.stream().filter(line -> line.contains(" TABLE DATA ")).count());
    }

    /** In quotes nothing but the quote itself has a meaning (manual, psql, Patterns). */
    private static String pattern(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Its standard output. The program is ended when the rehearsal is. */
    private String run(ProcessBuilder program) throws IOException {
        Path said = Files.createTempFile("slipway", ".err");
        Path output = Files.createTempFile("slipway", ".out");
        try {
            Process process = program.redirectError(said.toFile()).redirectOutput(output.toFile()).start();
            process.getOutputStream().close();
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (cancellation.isCancelled()) {
                    process.destroy();
                    process.waitFor();
                    cancellation.check();
                }
            }
            if (process.exitValue() != 0) {
                throw new IOException(Files.readString(said).lines().filter(line -> !line.isBlank()).findFirst()
                        .orElse("exit code " + process.exitValue()));
            }
            return Files.readString(output);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        } finally {
            Files.delete(said);
            Files.delete(output);
        }
    }

    private static String text(InputStream in) throws IOException {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
