package dev.slipway.testing;

import dev.slipway.embedded.EmbeddedMariaDb;
import dev.slipway.embedded.EmbeddedOptions;
import dev.slipway.embedded.FileTree;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.Environment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The product's own MariaDB server, with its client and its dump as judges. */
public final class MariaDb implements AutoCloseable {
    private final EmbeddedMariaDb server;
    private final Path folder;

    private MariaDb(EmbeddedMariaDb server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    public static MariaDb start() throws IOException {
        return new MariaDb(EmbeddedMariaDb.start(EmbeddedOptions.scratchMariaDb()), Files.createTempDirectory("slipway-mariadb-"));
    }

    public EmbeddedMariaDb server() {
        return server;
    }

    /** A new database of that name, loaded with the SQL by the server's own client. */
    public void create(String name, String sql) {
        client("", "DROP DATABASE IF EXISTS `" + name + "`; CREATE DATABASE `" + name + "`");
        client(name, sql);
    }

    /** Runs a script with the server's own client, which stops at the first error; gives what it printed. */
    public String client(String database, String script) {
        List<String> command = new ArrayList<>(List.of(program("mariadb")));
        command.addAll(login());
        command.addAll(List.of("-N", "--default-character-set=utf8mb4"));
        if (!database.isEmpty()) {
            command.add(database);
        }
        return run(command, script, folder.resolve("out"));
    }

    /** The schema as the server's own dump prints it, keys of a table in the order of their names, counters left out. */
    public String dump(String database) {
        List<String> command = new ArrayList<>(List.of(program("mariadb-dump")));
        command.addAll(login());
        command.addAll(List.of("--no-data", "--routines", "--events", "--triggers", "--skip-comments", "--skip-dump-date", database));
        return inOrder(run(command, "", folder.resolve("out")).replaceAll(" AUTO_INCREMENT=\\d+", ""));
    }

    private static String inOrder(String dump) {
        List<String> result = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (String line : dump.lines().toList()) {
            if (line.matches("  (PRIMARY|UNIQUE|KEY|FULLTEXT|SPATIAL|CONSTRAINT).*")) {
                keys.add(line.replaceFirst(",$", ""));
            } else {
                keys.stream().sorted().forEach(result::add);
                keys.clear();
                result.add(line.startsWith("  `") ? line.replaceFirst(",$", "") : line);
            }
        }
        return String.join("\n", result);
    }

    private String program(String name) {
        return server.binaries().program(name);
    }

    private List<String> login() {
        int port = server.profile("mysql", Environment.SCRATCH).port();
        return List.of("--no-defaults", "--protocol=TCP", "-h127.0.0.1", "-P" + port, "-uroot", "--skip-ssl");
    }

    private String run(List<String> command, String input, Path output) {
        try {
            Path in = Files.writeString(folder.resolve("in"), input);
            Path errors = folder.resolve("errors");
            ProcessBuilder program = new ProcessBuilder(command).redirectInput(in.toFile()).redirectOutput(output.toFile())
                    .redirectError(errors.toFile());
            program.environment().put("MYSQL_PWD", server.password().reveal());
            Process process = program.start();
            if (process.waitFor() != 0) {
                throw new AssertionError(command.getFirst() + ": " + Files.readString(errors, StandardCharsets.UTF_8) + "\n" + input);
            }
            return output.startsWith(folder) ? Files.readString(output, StandardCharsets.UTF_8) : "";
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A database of it, counted as production: sessions on it only read. */
    public Database database(String name) {
        return Database.connect(server.profile(name, Environment.PRODUCTION), server.password());
    }

    @Override
    public void close() throws IOException {
        server.close();
        FileTree.delete(folder);
    }
}
