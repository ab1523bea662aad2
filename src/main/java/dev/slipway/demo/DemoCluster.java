package dev.slipway.demo;

import dev.slipway.embedded.CacheFolder;
import dev.slipway.embedded.Cluster;
import dev.slipway.embedded.EmbeddedOptions;
import dev.slipway.embedded.EmbeddedPostgres;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.Environment;
import dev.slipway.jdbc.ServerErrors;
import dev.slipway.jdbc.SessionPurpose;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Makes the demo's databases once; later starts copy the files. */
final class DemoCluster {
    private DemoCluster() {}

    static Cluster cached(CacheFolder cache, ProgressListener progress) {
        return Cluster.cached("demo", DemoScripts.fingerprint(), cache, draft -> {
            progress.at("Unpacking the demo's server", 0.05);
            // Without recycled WAL files the cluster is a third smaller, and every start copies it.
            EmbeddedOptions options =
                    EmbeddedOptions.scratch().withCache(cache).with("maintenance_work_mem", "256MB").with("wal_recycle", "off");
            try (EmbeddedPostgres server = EmbeddedPostgres.start(options)) {
                fill(server, progress);
                server.moveInto(draft);
            }
        });
    }

    private static void fill(EmbeddedPostgres server, ProgressListener progress) {
        progress.at("Generating the demo's rows", 0.3);
        run(server.database("postgres", Environment.SCRATCH), DemoScripts.roles());
        Database production = server.createDatabase(Demo.PRODUCTION);
        Database desired = server.createDatabase(Demo.DESIRED);
        Database staging = server.createDatabase(Demo.STAGING);
        // The largest first: the two small ones are made beside it.
        inParallel(
                () -> run(staging, DemoScripts.production(), DemoScripts.rows(DemoRows.STAGING)),
                () -> run(production, DemoScripts.production(), DemoScripts.rows(DemoRows.PRODUCTION)),
                () -> run(desired, DemoScripts.desired()));
    }

    /** In one transaction: rows that go into a table of the same transaction need no write-ahead log (wal_level minimal). */
    private static void run(Database database, String... scripts) {
        try (Connection connection = database.open(SessionPurpose.EXECUTE);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String script : scripts) {
                statement.execute(script);
            }
            connection.commit();
        } catch (SQLException failed) {
            throw ServerErrors.exception(failed, database.profile());
        }
    }

    private static void inParallel(Runnable... tasks) {
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("slipway-demo-", 1).factory())) {
            List<? extends Future<?>> running = List.of(tasks).stream().map(threads::submit).toList();
            for (Future<?> task : running) {
                task.get();
            }
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known : new CompletionException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CompletionException(interrupted);
        }
    }
}
