package dev.slipway.demo;

import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.model.ProblemException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session of the shop's application that reads orders in a transaction and does not end it, so that a rehearsal on staging has
 * somebody to wait for; when somebody does, another customer comes and has to wait in turn. It leaves a moment after somebody has
 * begun to wait, and at the latest when it is closed.
 */
public final class LateCustomer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LateCustomer.class);
    private static final String NAME = "shop-app";
    /** As long as it goes on reading while somebody waits: well below the plan's lock_timeout, well above the observer's 50 ms. */
    private static final long STAYS_MILLIS = 400;
    private static final long LOOKS_EVERY_MILLIS = 25;
    private static final String READS = "SELECT count(*) FROM shop.orders WHERE status = 'placed'";
    private static final String WAITED_FOR =
            "SELECT EXISTS (SELECT FROM pg_locks WHERE relation = 'shop.orders'::regclass AND NOT granted)";

    private final CountDownLatch told = new CountDownLatch(1);
    private final CountDownLatch reading = new CountDownLatch(1);
    private final Thread thread;

    private LateCustomer(Database staging) {
        thread = Thread.ofVirtual().name("demo-customer").start(() -> stay(staging));
    }

    /** Comes, and returns when it reads. */
    static LateCustomer on(Database staging) {
        LateCustomer customer = new LateCustomer(staging);
        await(customer.reading);
        return customer;
    }

    private void stay(Database staging) {
        try (staging; Connection own = staging.open(SessionPurpose.WORKLOAD); Connection eye = staging.open(SessionPurpose.OBSERVE)) {
            own.setAutoCommit(false);
            try (Statement statement = own.createStatement(); Statement looking = eye.createStatement()) {
                statement.execute("SET application_name = '" + NAME + "'");
                statement.execute(READS);
                reading.countDown();
                while (!told.await(LOOKS_EVERY_MILLIS, TimeUnit.MILLISECONDS) && !waitedFor(looking)) {
                    // Nobody waits yet.
                }
                Thread next = Thread.ofVirtual().name("demo-next-customer").start(() -> readOnce(staging));
                told.await(STAYS_MILLIS, TimeUnit.MILLISECONDS);
                own.rollback();
                next.join();
            }
        } catch (SQLException | ProblemException gone) {
            LOG.info("The demo's customer left: {}", gone.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            reading.countDown();
        }
    }

    /** The next customer, who has to queue behind whoever waits for the first. */
    private static void readOnce(Database staging) {
        try (Connection connection = staging.open(SessionPurpose.WORKLOAD); Statement statement = connection.createStatement()) {
            statement.execute("SET application_name = '" + NAME + "'");
            statement.execute(READS);
        } catch (SQLException | ProblemException gone) {
            LOG.info("The demo's next customer left: {}", gone.getMessage());
        }
    }

    private static boolean waitedFor(Statement looking) throws SQLException {
        try (ResultSet found = looking.executeQuery(WAITED_FOR)) {
            return found.next() && found.getBoolean(1);
        }
    }

    @Override
    public void close() {
        told.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
