package dev.slipway.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.Environment;
import dev.slipway.jdbc.Secret;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.model.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("server")
@Timeout(120)
class EmbeddedMariaDbTest {
    @TempDir
    private Path folder;

    @AfterEach
    void removeLinks() throws IOException {
        FileTree.delete(folder.resolve("cache"));
    }

    @Test
    void letsInOneUserWithItsPasswordAndWatchesMetadataLocks() throws Exception {
        EmbeddedMariaDb server = EmbeddedMariaDb.start(options());
        ProcessHandle process = serverIn(onlyInstance());
        Database database = server.database("mysql", Environment.SCRATCH);
        for (Secret wrong : List.of(Secret.of("wrong"), Secret.none())) {
            assertThatThrownBy(() -> Database.connect(server.profile("mysql", Environment.SCRATCH), wrong))
                    .isInstanceOf(ProblemException.class).hasMessageContaining("does not let user root in");
        }
        assertThat(text(database, "SELECT group_concat(user, '@', host ORDER BY user) FROM mysql.user WHERE user <> 'mariadb.sys'"))
                .isEqualTo("root@127.0.0.1");
        assertThat(text(database, "SELECT @@bind_address")).isEqualTo("127.0.0.1");
        assertThat(text(database, "SELECT enabled FROM performance_schema.setup_instruments WHERE name = 'wait/lock/metadata/sql/mdl'"))
                .isEqualTo("YES");
        Database first = server.createDatabase("first");
        Connection open = first.open(SessionPurpose.EXECUTE);
        server.dropDatabase("first");
        assertThat(open.isValid(5)).isFalse();
        assertThat(text(database, "SELECT count(*) FROM information_schema.schemata WHERE schema_name = 'first'")).isEqualTo("0");
        server.close();
        assertThat(process.isAlive()).isFalse();
        assertThat(instances()).isEmpty();
    }

    @Test
    void stopsAndDisappearsWhenSlipwayIsKilled() throws Exception {
        Process slipway = startElsewhere();
        ProcessHandle server = serverIn(onlyInstance());
        slipway.destroyForcibly().waitFor();
        server.onExit().get(20, TimeUnit.SECONDS);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!instances().isEmpty()) {
            assertThat(System.nanoTime()).as("the time limit").isLessThan(end);
            Thread.onSpinWait();
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

        EmbeddedMariaDb.start(options()).close();

        assertThat(server.isAlive()).isFalse();
        assertThat(instances()).isEmpty();
    }

    @Test
    void keptInstanceIsResumedWithWhatWasInIt() throws Exception {
        EmbeddedOptions kept = options().living(new Lifetime.Kept(folder.resolve("home"), "shop", true));
        EmbeddedMariaDb before = EmbeddedMariaDb.start(kept);
        try (Connection connection = before.createDatabase("shop").open(SessionPurpose.EXECUTE);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE marker AS SELECT 42 AS answer");
        }
        before.suspend();
        try (EmbeddedMariaDb again = EmbeddedMariaDb.start(kept)) {
            assertThat(again.resumed()).isTrue();
            assertThat(text(again.database("shop", Environment.SCRATCH), "SELECT answer FROM marker")).isEqualTo("42");
        }
    }

    private EmbeddedOptions options() throws IOException {
        return EmbeddedOptions.scratchMariaDb().withCache(cacheWithBinaries());
    }

    private Process startElsewhere() throws IOException {
        cacheWithBinaries();
        Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
                System.getProperty("java.class.path"), AbandonedMariaDb.class.getName(), folder.resolve("cache").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        assertThat(process.inputReader().readLine()).matches("\\d+");
        return process;
    }

    /** A cache of the test's own, to which the unpacked programs and the empty data of the standard cache are linked. */
    private CacheFolder cacheWithBinaries() throws IOException {
        CacheFolder cache = CacheFolder.at(folder.resolve("cache"));
        MariaDbBinaries binaries = MariaDbBinaries.in(CacheFolder.standard());
        Cluster empty = MariaDbCluster.empty(binaries, CacheFolder.standard());
        link(cache.folder("mariadb").resolve(binaries.folder().getFileName()), binaries.folder());
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
        return ProcessHandle.of(LeftoverServer.on(instance.resolve("data")).orElseThrow().pid()).orElseThrow();
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
