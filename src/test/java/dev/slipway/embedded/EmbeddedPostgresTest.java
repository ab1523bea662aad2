package dev.slipway.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.jdbc.ConnectionProfile;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.Environment;
import dev.slipway.jdbc.Secret;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.jdbc.TlsMode;
import dev.slipway.model.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("server")
@Timeout(120)
class EmbeddedPostgresTest {
    @TempDir
    Path folder;

    @AfterEach
    void removeLinks() throws IOException {
        FileTree.delete(folder.resolve("cache"));
    }

    @Test
    void asksForItsPasswordAlsoOnTheLoopback() {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(EmbeddedOptions.scratch())) {
            assertThatThrownBy(() -> Database.connect(server.profile("postgres", Environment.SCRATCH), Secret.of("wrong")))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("refused the password");
            assertThatThrownBy(() -> Database.connect(server.profile("postgres", Environment.SCRATCH), Secret.none()))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("asks user postgres for a password");
        }
    }

    @Test
    void listensNowhereElse() throws SQLException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(EmbeddedOptions.scratch())) {
            Database database = server.database("postgres", Environment.SCRATCH);
            assertThat(text(database, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(text(database, "SHOW unix_socket_directories")).isEmpty();
        }
    }

    @Test
    void makesAndDropsDatabases() throws SQLException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(EmbeddedOptions.scratch())) {
            Database first = server.createDatabase("first");
            execute(first, "CREATE TABLE marker AS SELECT 42 AS answer");
            Database second = server.createDatabase("second");
            assertThat(text(first, "SELECT answer FROM marker")).isEqualTo("42");
            try (Connection open = second.open(SessionPurpose.EXECUTE)) {
                server.dropDatabase("second");
                assertThat(open.isValid(5)).isFalse();
            }
            assertThat(text(first, "SELECT count(*) FROM pg_database WHERE datname = 'second'")).isEqualTo("0");
        }
    }

    @Test
    void leavesNoProcessAndNoFilesWhenClosed() throws IOException {
        EmbeddedPostgres server = EmbeddedPostgres.start(EmbeddedOptions.scratch().withCache(cacheWithBinaries()));
        PostmasterFile running = PostmasterFile.read(onlyInstance().resolve("data")).orElseThrow();
        server.close();
        assertThat(ProcessHandle.of(running.pid()).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(instances()).isEmpty();
    }

    @Test
    void stopsAndDisappearsWhenSlipwayIsKilled() throws Exception {
        Process slipway = startElsewhere();
        ProcessHandle server = serverIn(onlyInstance());
        slipway.destroyForcibly().waitFor();
        server.onExit().get(20, TimeUnit.SECONDS);
        await(() -> instances().isEmpty());
    }

    @Test
    void isNobodysLeftoverWhileItRuns() throws Exception {
        EmbeddedOptions options = EmbeddedOptions.scratch().withCache(cacheWithBinaries());
        try (EmbeddedPostgres server = EmbeddedPostgres.start(options)) {
            // A second start in this process looks at all folders, and so does one in another process.
            EmbeddedPostgres.start(options).close();
            startElsewhere().destroyForcibly().waitFor();
            assertThat(text(server.database("postgres", Environment.SCRATCH), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void isRemovedByTheNextStartWhenItsGuardIsKilledToo() throws Exception {
        Process slipway = startElsewhere();
        ProcessHandle server = serverIn(onlyInstance());
        ProcessHandle guard = slipway.children().findFirst().orElseThrow();
        guard.children().filter(child -> child.pid() != server.pid()).forEach(ProcessHandle::destroyForcibly);
        guard.destroyForcibly();
        slipway.destroyForcibly().waitFor();
        assertThat(server.isAlive()).isTrue();

        EmbeddedPostgres.start(EmbeddedOptions.scratch().withCache(cacheWithBinaries())).close();

        assertThat(server.isAlive()).isFalse();
        assertThat(instances()).isEmpty();
    }

    @Test
    void whatNobodyCanRemoveKeepsNoServerFromStarting() throws Exception {
        EmbeddedOptions options = EmbeddedOptions.scratch().withCache(cacheWithBinaries());
        Path broken = options.cache().folder("instances").resolve("broken");
        Files.createDirectories(broken.resolve("owner"));
        Path strange = options.cache().folder("instances").resolve("strange");
        Files.createDirectories(strange.resolve("data/postmaster.pid"));
        Files.writeString(strange.resolve("owner"), "");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(options)) {
            assertThat(text(server.database("postgres", Environment.SCRATCH), "SELECT 1")).isEqualTo("1");
        }
        assertThat(broken).exists();
    }

    @Test
    void keptInstanceSurvivesAKillWithDataPortAndPassword() throws Exception {
        Path home = folder.resolve("home");
        Path kept = home.resolve("kept-1");
        Process slipway = startElsewhere(home.toString());
        ProcessHandle server = serverIn(kept);
        int port = Integer.parseInt(Files.readString(kept.resolve("port")));
        Database before = Database.of(
                new ConnectionProfile("k", Environment.SCRATCH, "127.0.0.1", port, "postgres", "postgres", TlsMode.DISABLE),
                Secret.of(Files.readString(kept.resolve("password"))));
        execute(before, "CREATE TABLE marker AS SELECT 42 AS answer");
        slipway.destroyForcibly().waitFor();
        server.onExit().get(20, TimeUnit.SECONDS);

        EmbeddedOptions options =
                EmbeddedOptions.scratch().withCache(cacheWithBinaries()).living(new Lifetime.Kept(home, "kept", true));
        try (EmbeddedPostgres again = EmbeddedPostgres.start(options)) {
            assertThat(again.resumed()).isTrue();
            assertThat(text(before, "SELECT answer FROM marker")).isEqualTo("42");
            try (EmbeddedPostgres beside = EmbeddedPostgres.start(options)) {
                assertThat(beside.resumed()).isFalse();
            }
        }
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void keptInstanceIsRemovedWhenAnotherIsWanted() throws Exception {
        Path home = folder.resolve("home");
        startElsewhere(home.toString()).destroyForcibly().waitFor();
        EmbeddedOptions options =
                EmbeddedOptions.scratch().withCache(cacheWithBinaries()).living(new Lifetime.Kept(home, "other", true));
        try (EmbeddedPostgres other = EmbeddedPostgres.start(options)) {
            assertThat(other.resumed()).isFalse();
            assertThat(home.resolve("kept-1")).doesNotExist();
        }
    }

    @Test
    void startsAtTheSameTimeInAnEmptyCache() throws Exception {
        CacheFolder cache = CacheFolder.at(folder.resolve("cache"));
        Callable<Boolean> start = () -> {
            try (EmbeddedPostgres server = EmbeddedPostgres.start(EmbeddedOptions.scratch().withCache(cache))) {
                return text(server.database("postgres", Environment.SCRATCH), "SELECT 1").equals("1");
            }
        };
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> started : threads.invokeAll(List.of(start, start, start))) {
                assertThat(started.get()).isTrue();
            }
        }
    }

    @Test
    void leasesADatabaseForOneUse() throws SQLException {
        Database leased;
        try (ScratchServer.Lease lease = ScratchServer.get().lease()) {
            leased = lease.database();
            assertThat(text(leased, "SELECT datcollate FROM pg_database WHERE datname = current_database()")).isEqualTo("C.UTF-8");
        }
        assertThatThrownBy(() -> leased.open(SessionPurpose.CHECK))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("does not exist");
    }

    private Process startElsewhere(String... more) throws IOException {
        cacheWithBinaries();
        List<String> command = Stream.concat(
                        Stream.of(ProcessHandle.current().info().command().orElseThrow(), "-cp", System.getProperty("java.class.path"),
                                AbandonedServer.class.getName(), folder.resolve("cache").toString()),
                        Stream.of(more))
                .toList();
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader output = process.inputReader();
        assertThat(output.readLine()).matches("\\d+");
        return process;
    }

    /** A cache of the test's own, to which the unpacked programs and the empty cluster of the standard cache are linked. */
    private CacheFolder cacheWithBinaries() throws IOException {
        CacheFolder cache = CacheFolder.at(folder.resolve("cache"));
        CacheFolder standard = CacheFolder.standard();
        PostgresBinaries binaries = PostgresBinaries.version(PostgresBinaries.DEFAULT_VERSION, standard);
        Cluster empty = Cluster.empty(binaries, standard);
        link(cache.folder("postgres").resolve(binaries.folder().getFileName()), binaries.folder());
        link(cache.folder("clusters").resolve(empty.folder().getFileName()), empty.folder());
        return cache;
    }

    private static void link(Path link, Path target) throws IOException {
        if (!Files.exists(link)) {
            Files.createSymbolicLink(link, target);
        }
    }

    private List<Path> instances() throws IOException {
        try (Stream<Path> found = Files.list(folder.resolve("cache").resolve("instances"))) {
            return found.toList();
        }
    }

    private Path onlyInstance() throws IOException {
        return instances().getFirst();
    }

    private static ProcessHandle serverIn(Path instance) throws IOException {
        Optional<PostmasterFile> file = PostmasterFile.read(instance.resolve("data"));
        return ProcessHandle.of(file.orElseThrow().pid()).orElseThrow();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("the time limit").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (Connection connection = database.open(SessionPurpose.EXECUTE); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Database database, String sql) throws SQLException {
        try (Connection connection = database.open(SessionPurpose.CHECK);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
