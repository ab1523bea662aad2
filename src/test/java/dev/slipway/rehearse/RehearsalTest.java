package dev.slipway.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.introspect.postgres.PostgresIntrospector;
import dev.slipway.jdbc.ConnectionTest;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.Secret;
import dev.slipway.model.ObjectKey;
import dev.slipway.plan.Loss;
import dev.slipway.plan.Phase;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.plan.Step;
import dev.slipway.plan.StepEffects;
import dev.slipway.plan.StepScript;
import dev.slipway.plan.Strategy;
import dev.slipway.rehearse.event.Budget;
import dev.slipway.rehearse.event.EventStream;
import dev.slipway.rehearse.event.LockMode;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.event.SampledSession;
import dev.slipway.rehearse.fold.LockTimeline;
import dev.slipway.rehearse.fold.ProgressFold;
import dev.slipway.rehearse.postgres.PostgresStaging;
import dev.slipway.rehearse.run.RetryPolicy;
import dev.slipway.rehearse.run.RunControl;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("server")
@Timeout(120)
class RehearsalTest extends OnStaging {
    private final RunControl control = new RunControl();

    @Test
    void provesAGoodPlanAndPutsStagingBack() {
        RehearsalResult result = rehearse(RehearsalCase.plan(), RehearsalOptions.DEFAULT, e -> { });

        assertThat(result.evidence().findings()).filteredOn(f -> !f.contains("declare")).filteredOn(f -> !f.contains("from a file"))
                .filteredOn(f -> !f.contains("read differently")).filteredOn(f -> !f.contains("have moved on")).isEmpty();
        assertThat(result.passed()).isTrue();
        assertThat(result.stagingAsBefore()).isTrue();
        assertThat(phases(result)).containsExactly(RehearsalPhase.PREFLIGHT, RehearsalPhase.BACKUP, RehearsalPhase.BASELINE,
                RehearsalPhase.UP,
                RehearsalPhase.VERIFY_UP, RehearsalPhase.UP_AGAIN, RehearsalPhase.WRITES, RehearsalPhase.DOWN, RehearsalPhase.VERIFY_DOWN,
                RehearsalPhase.DOWN_AGAIN, RehearsalPhase.UP_FINAL, RehearsalPhase.RESTORE, RehearsalPhase.DONE);
        assertThat(result.evidence().legs()).hasSize(12).allMatch(EvidenceSummary.LegRun::passed);
        assertThat(RehearsalCase.rowsOf(staging)).isEqualTo(before);
        assertThat(staging.snapshot().fingerprint()).isEqualTo(RehearsalCase.from().fingerprint());
        assertThat(work.toFile().listFiles()).singleElement().satisfies(run -> assertThat(run.toPath().resolve("backup"))
                .isEmptyDirectory());
    }

    @Test
    void evidenceHoldsWhatWasMeasured() {
        RehearsalResult result = rehearse(RehearsalCase.plan(), RehearsalOptions.DEFAULT, e -> { });

        EvidenceSummary.StepMeasure retype = result.evidence().steps().stream().filter(s -> s.step() == 2).findFirst().orElseThrow();
        assertThat(retype.up().rewritten()).containsExactly("shop.orders");
        assertThat(retype.locks()).extracting(EvidenceSummary.MeasuredLock::mode).contains("ACCESS EXCLUSIVE");
        assertThat(retype.up().took()).isPositive();
        assertThat(result.evidence().losses()).containsExactlyInAnyOrder(new Loss("shop.orders.note", "the column's values", 5000),
                new Loss("shop.old", "all rows", 3));
        assertThat(result.evidence().subject().scriptsHash()).isEqualTo(RehearsalCase.plan().scriptsHash());
        assertThat(result.evidence().budgets()).hasSize(11).allMatch(EvidenceSummary.BudgetResult::kept);
    }

    @Test
    void theFileOfEventsIsTheStream() throws Exception {
        RehearsalResult result = rehearse(RehearsalCase.plan(), RehearsalOptions.DEFAULT, e -> { });

        assertThat(EventStream.read(result.eventsFile())).isEqualTo(result.events());
        assertThat(Files.readString(result.eventsFile())).startsWith("{\"event\":\"Started\"");
        assertThat(result.events()).extracting(RehearsalEvent::at).isSorted();
        ProgressFold progress = new ProgressFold();
        result.events().forEach(progress::apply);
        assertThat(progress.state().fraction()).isEqualTo(1);
        assertThat(progress.state().phase()).isEqualTo(RehearsalPhase.DONE);
    }

    @Test
    void staysUpWhenAsked() {
        RehearsalResult result = rehearse(RehearsalCase.plan(), RehearsalOptions.DEFAULT.leavingUp(), e -> { });

        assertThat(result.passed()).isTrue();
        assertThat(staging.snapshot().fingerprint()).isEqualTo(RehearsalCase.to().fingerprint());
        assertThat(InterruptedRehearsal.find(work)).isEmpty();
    }

    @Test
    void findsOrphansAndPutsStagingBack() {
        staging.execute("INSERT INTO shop.orders SELECT i, 100000 + i, 1, 'x' FROM generate_series(9001, 9037) i");
        before = RehearsalCase.rowsOf(staging);
        RehearsalResult result = rehearse(RehearsalCase.plan(), RehearsalOptions.DEFAULT, e -> { });

        assertThat(result.passed()).isFalse();
        assertThat(result.stagingAsBefore()).isTrue();
        RehearsalEvent.FindingMade made = only(result, RehearsalEvent.FindingMade.class);
        assertThat(made.finding().message()).startsWith("Rows of shop.orders that violate orders_customer_fk").endsWith(": 37");
        assertThat(made.finding().hint()).contains("SELECT t.* FROM").doesNotContain("109001");
        assertThat(made.finding().step()).isEqualTo(3);
        assertThat(RehearsalCase.rowsOf(staging)).isEqualTo(before);
        assertThat(staging.snapshot().fingerprint()).isEqualTo(RehearsalCase.from().fingerprint());
    }

    @Test
    void countsRowsWithoutAValue() {
        ScriptedPlan plan = RehearsalCase.plan();
        RehearsalResult result = rehearse(new ScriptedPlan(plan.plan(), plan.up()
                .replace("-- Step 2 of 5", "ALTER TABLE shop.old ALTER COLUMN what SET NOT NULL;\n-- Step 2 of 5"), plan.down(),
                        plan.from(), plan.to()),
                RehearsalOptions.DEFAULT, e -> { });

        assertThat(only(result, RehearsalEvent.FindingMade.class).finding().message())
                .isEqualTo("Rows of shop.old that hold no value in what: 1");
    }

    @Test
    void aLossThatIsNotDeclaredFails() {
        ScriptedPlan plan = RehearsalCase.plan();
        Step silent = new Step(4, "drop", Phase.CONTRACT, List.of(ObjectKey.table("shop", "orders")), StepScript.NOTHING,
                StepScript.NOTHING,
                StepEffects.NONE, new Step.StrategyChoice(Strategy.DIRECT, List.of(Strategy.DIRECT)), List.of());
        List<Step> steps = plan.plan().steps().stream().map(s -> s.number() == 4 ? silent : s).toList();
        RehearsalResult result = rehearse(TestPlans.of(plan.from(), plan.to(), plan.up(), plan.down(), steps.toArray(Step[]::new)),
                RehearsalOptions.DEFAULT, e -> { });

        assertThat(result.passed()).isFalse();
        assertThat(result.evidence().findings()).anyMatch(f -> f.contains("rows of shop.orders after down"));
        assertThat(RehearsalCase.rowsOf(staging)).isEqualTo(before);
    }

    /** Managed servers give no superuser: the owner of the tables must be enough, and triggers must not spoil what is put back. */
    @Test
    void anOrdinaryOwnerCanRehearse() {
        String owner = "owner_" + staging.database().profile().database();
        String trigger = "CREATE FUNCTION shop.touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.name := 'touched'; RETURN NEW;"
                + " END $$";
        String on = "CREATE TRIGGER touch BEFORE UPDATE ON shop.customers FOR EACH ROW EXECUTE FUNCTION shop.touch()";
        List.of(trigger, on, "CREATE ROLE " + owner + " LOGIN PASSWORD 'x'", "GRANT CREATE ON DATABASE " + staging.database().profile()
                .database()
                + " TO " + owner, "ALTER SCHEMA shop OWNER TO " + owner, "ALTER TABLE shop.customers OWNER TO " + owner,
                        "ALTER TABLE shop.orders OWNER TO "
                + owner, "ALTER TABLE shop.old OWNER TO " + owner, "ALTER FUNCTION shop.touch() OWNER TO " + owner)
                        .forEach(staging::execute);
        List<String> from = Stream.concat(RehearsalCase.FROM.stream(), Stream.of(trigger, on)).toList();
        List<String> to = Stream.concat(RehearsalCase.TO.stream(), Stream.of(trigger, on)).toList();
        ScriptedPlan usual = RehearsalCase.plan();
        ScriptedPlan plan = TestPlans.of(TestDatabase.snapshotOf(from.toArray(String[]::new)),
                TestDatabase.snapshotOf(to.toArray(String[]::new)),
                usual.up() + "SELECT EXISTS (SELECT FROM shop.customers WHERE name = 'c1') AS todo \\gset\n\\if :todo\n"
                        + "UPDATE shop.customers SET id = id;\n\\endif\n", usual.down(), usual.plan().steps().toArray(Step[]::new));
        Database asOwner = Database.of(staging.database().profile().withUser(owner), Secret.of("x"));
        RehearsalResult result = new Rehearsal(plan, new Staging(asOwner, new PostgresStaging()), RehearsalOptions.DEFAULT, work)
                .run(control, e -> { });

        assertThat(result.evidence().losses()).contains(new Loss("shop.customers.name", "values that a trigger overwrote", 100));
        assertThat(result.stagingAsBefore()).as(result.evidence().findings().toString()).isTrue();
        assertThat(result.passed()).isTrue();
        assertThat(RehearsalCase.rowsOf(staging)).isEqualTo(before);
        assertThat(staging.value("SELECT tgenabled FROM pg_trigger WHERE tgname = 'touch'")).isEqualTo("O");
    }

    @Test
    void refusesWhoDoesNotOwnTheTables() {
        String reader = "reader_" + staging.database().profile().database();
        List.of("CREATE ROLE " + reader + " LOGIN PASSWORD 'x'", "GRANT USAGE ON SCHEMA shop TO " + reader,
                "GRANT SELECT ON ALL TABLES IN SCHEMA shop TO " + reader).forEach(staging::execute);
        RehearsalResult result = new Rehearsal(RehearsalCase.plan(), new Staging(Database.of(staging.database().profile().withUser(reader),
                Secret.of("x")), new PostgresStaging()), RehearsalOptions.DEFAULT, work).run(control, e -> { });

        assertThat(phases(result)).containsExactly(RehearsalPhase.PREFLIGHT, RehearsalPhase.FAILED);
        assertThat(result.evidence().findings()).anyMatch(f -> f.startsWith("privileges: ") && f.contains("shop.orders belongs to"));
    }

    @Test
    void refusesAnotherStartingSchemaAndTheSourceItself() {
        staging.execute("ALTER TABLE shop.orders ADD COLUMN surprise int");
        RehearsalResult drifted = rehearse(RehearsalCase.plan(), RehearsalOptions.DEFAULT, e -> { });
        assertThat(drifted.evidence().findings()).anyMatch(f -> f.contains("column shop.orders.surprise is there in addition"));
        assertThat(phases(drifted)).containsExactly(RehearsalPhase.PREFLIGHT, RehearsalPhase.FAILED);

        staging.execute("ALTER TABLE shop.orders DROP COLUMN surprise");
        RehearsalResult same = rehearse(RehearsalCase.plan(),
                RehearsalOptions.DEFAULT.withSource(ConnectionTest.run(staging.database()).identity()), e -> { });
        assertThat(same.evidence().findings()).anyMatch(f -> f.contains("one and the same database"));
        assertThat(phases(same)).containsExactly(RehearsalPhase.PREFLIGHT, RehearsalPhase.FAILED);
    }

    @Test
    void showsWhoHeldItUpAndForHowLong() throws Exception {
        AtomicReference<Connection> blocker = new AtomicReference<>();
        AtomicReference<Long> began = new AtomicReference<>(0L);
        AtomicReference<Duration> held = new AtomicReference<>();
        RehearsalResult result = rehearse(RehearsalCase.plan(), RehearsalOptions.DEFAULT, event -> {
            if (event instanceof RehearsalEvent.PhaseEntered p && p.phase() == RehearsalPhase.BASELINE) {
                blocker.set(lockOrders());
                began.set(System.nanoTime());
            } else if (event instanceof RehearsalEvent.PhaseEntered p && p.phase() == RehearsalPhase.UP) {
                Thread.ofPlatform().start(() -> {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1200));
                    close(blocker.get());
                    held.set(Duration.ofNanos(System.nanoTime() - began.get()));
                });
            }
        });

        assertThat(result.passed()).isTrue();
        LockTimeline timeline = new LockTimeline();
        result.events().forEach(timeline::apply);
        assertThat(timeline.blockers()).singleElement().satisfies(span -> {
            assertThat(span.object()).isEqualTo("shop.orders");
            assertThat(span.mode()).isEqualTo(LockMode.SHARE);
            assertThat(span.session().orElseThrow().application()).isEqualTo("the blocker");
            assertThat(span.session().orElseThrow().query()).contains("LOCK TABLE shop.orders");
            assertThat(span.length()).isCloseTo(held.get(), Duration.ofMillis(100));
        });
        LockTimeline.Span waited = timeline.spans().stream().filter(s -> s.ours() && !s.granted()).findFirst().orElseThrow();
        assertThat(waited.object()).isEqualTo("shop.orders");
        assertThat(only(result, RehearsalEvent.ObserverCost.class).mean()).isLessThan(Duration.ofMillis(250));
    }

    /** A reader that queues behind our waiting ACCESS EXCLUSIVE waits because of us, though somebody else holds the lock. */
    @Test
    void whoQueuesBehindOurWaitWaitsBecauseOfUs() throws Exception {
        Connection blocker = lockOrders();
        AtomicReference<Thread> reader = new AtomicReference<>();
        Budget strict = new Budget(Duration.ofSeconds(9), Duration.ofSeconds(9), Duration.ofMillis(300), Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                Duration.ofMinutes(5));
        RehearsalResult result = rehearse(RehearsalCase.plan(), RehearsalOptions.DEFAULT.withBudget(strict), event -> {
            if (event instanceof RehearsalEvent.LocksSampled s && s.sessions().stream().anyMatch(SampledSession::ours)
                    && reader.get() == null
                    && s.locks().stream().anyMatch(l -> !l.granted())) {
                reader.set(Thread.ofPlatform().start(() -> staging.value("SELECT count(*) FROM shop.orders")));
            } else if (event instanceof RehearsalEvent.LocksSampled s && s.locks().stream().filter(l -> !l.granted()).count() == 2) {
                Thread.ofPlatform().start(() -> {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(600));
                    close(blocker);
                });
            }
        });
        reader.get().join();

        assertThat(result.passed()).isFalse();
        assertThat(result.evidence().findings()).anyMatch(f -> f.startsWith("over budget: longest wait caused to others"));
        assertThat(result.evidence().steps()).anyMatch(s -> s.blockedOthers().compareTo(Duration.ofMillis(500)) > 0);
    }

    /** The server's list of locks is one for all its databases; waits elsewhere are none of staging's. */
    @Test
    void waitsInAnotherDatabaseAreNotShown() throws Exception {
        try (TestDatabase other = TestDatabase.create(); Connection holder = other.open(); Statement lock = holder.createStatement()) {
            other.execute("CREATE TABLE public.elsewhere (a int)");
            other.execute("INSERT INTO public.elsewhere VALUES (1)");
            holder.setAutoCommit(false);
            lock.execute("UPDATE public.elsewhere SET a = 2");
            Thread waiter = Thread.ofPlatform().start(() -> other.execute("UPDATE public.elsewhere SET a = 3"));
            await(() -> other.value("SELECT count(*) FROM pg_locks WHERE NOT granted").equals("1"));
            RehearsalResult result = rehearse(RehearsalCase.plan(), RehearsalOptions.DEFAULT, e -> { });
            holder.rollback();
            waiter.join();

            assertThat(result.passed()).as(result.evidence().findings().toString()).isTrue();
            assertThat(result.events().stream().filter(RehearsalEvent.LocksSampled.class::isInstance)
                    .flatMap(e -> ((RehearsalEvent.LocksSampled) e).locks().stream()).filter(l -> !l.granted())).isEmpty();
        }
    }

    /** A wait that lasts ten times too long already will not become better: the rehearsal ends in the middle of it. */
    @Test
    void aCriticalBreachEndsTheRehearsalAtOnce() throws Exception {
        Budget strict = new Budget(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMillis(50), Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                Duration.ofMinutes(5));
        ScriptedPlan plan = RehearsalCase.plan();
        String wide = "ALTER TABLE shop.orders ALTER COLUMN total TYPE bigint;";
        ScriptedPlan slow = new ScriptedPlan(plan.plan(), plan.up().replace(wide, "BEGIN;\n" + wide + "\nSELECT pg_sleep(60);\nCOMMIT;"),
                plan.down(),
                plan.from(), plan.to());
        AtomicReference<Thread> reader = new AtomicReference<>();
        RehearsalResult result = rehearse(slow, RehearsalOptions.DEFAULT.withBudget(strict), event -> {
            if (event instanceof RehearsalEvent.StatementStarted s && s.summary().contains("pg_sleep")) {
                reader.set(Thread.ofPlatform().start(() -> staging.value("SELECT count(*) FROM shop.orders")));
            }
        });

        reader.get().join();
        assertThat(result.evidence().total()).isLessThan(Duration.ofSeconds(45));
        assertThat(result.evidence().verdict()).isEqualTo(EvidenceSummary.Verdict.FAILED);
        assertThat(result.evidence().findings().getFirst())
                .startsWith("Ended at once, for the sake of others: longest wait caused to others")
                .contains("step 2 on shop.orders");
        assertThat(result.stagingAsBefore()).isTrue();
        assertThat(RehearsalCase.rowsOf(staging)).isEqualTo(before);
    }

    /** Independent of the server's counters: a table of 5000 rows that is written anew takes at least its own size. */
    @Test
    void tellsWhatAStepUsesUp() {
        RehearsalResult result = rehearse(RehearsalCase.plan(), RehearsalOptions.DEFAULT, e -> { });

        List<RehearsalEvent.StepCost> up = result.events().stream().filter(RehearsalEvent.StepCost.class::isInstance)
                .map(RehearsalEvent.StepCost.class::cast).filter(c -> c.phase() == RehearsalPhase.UP).toList();
        assertThat(up).extracting(RehearsalEvent.StepCost::step).containsExactly(1, 2, 3, 4, 5);
        long size = Long.parseLong(staging.value("SELECT pg_relation_size('shop.orders')"));
        assertThat(up.get(1).walBytes()).isBetween(size / 2, size * 20);
        assertThat(up.get(3).walBytes()).isLessThan(size / 2);
    }

    @Test
    void locksThatAreHeldCountAgainstTheBudget() {
        Budget strict = new Budget(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofSeconds(5), Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                Duration.ofMinutes(5));
        RehearsalResult result = rehearse(RehearsalCase.plan(), RehearsalOptions.DEFAULT.withBudget(strict), e -> { });

        assertThat(result.passed()).isFalse();
        assertThat(result.stagingAsBefore()).isTrue();
        assertThat(result.evidence().findings()).anyMatch(f -> f.startsWith("over budget: longest lock that blocks reads"));
    }

    @Test
    void anAbortPutsStagingBack() {
        RehearsalResult result = rehearse(RehearsalCase.plan(), RehearsalOptions.DEFAULT, event -> {
            if (event instanceof RehearsalEvent.StepStarted s && s.phase() == RehearsalPhase.UP && s.step() == 3) {
                control.abort();
            }
        });

        assertThat(result.evidence().verdict()).isEqualTo(EvidenceSummary.Verdict.ABORTED);
        assertThat(result.stagingAsBefore()).isTrue();
        assertThat(RehearsalCase.rowsOf(staging)).isEqualTo(before);
    }

    /**
     * A listener that fails is nobody's concern; a reader of the schema that fails in the middle ends the rehearsal, not the putting
     * back.
     */
    @Test
    void whatGoesWrongUnexpectedlyStillPutsStagingBack() {
        AtomicReference<RehearsalPhase> phase = new AtomicReference<>(RehearsalPhase.PREFLIGHT);
        RehearsalResult result = new Rehearsal(RehearsalCase.plan(), new Staging(staging.database(),
                new PostgresStaging((connection, source) -> {
            if (phase.get() == RehearsalPhase.VERIFY_UP) {
                throw new IllegalStateException("a mistake of ours");
            }
            return PostgresIntrospector.read(connection, source);
        })), RehearsalOptions.DEFAULT, work).run(control, event -> {
            if (event instanceof RehearsalEvent.PhaseEntered entered) {
                phase.set(entered.phase());
                throw new IllegalStateException("a window of ours");
            }
        });

        assertThat(result.evidence().verdict()).isEqualTo(EvidenceSummary.Verdict.FAILED);
        assertThat(result.evidence().findings().getFirst()).contains("in the phase Verify up (IllegalStateException)")
                .doesNotContain("a mistake");
        assertThat(result.stagingAsBefore()).isTrue();
        assertThat(RehearsalCase.rowsOf(staging)).isEqualTo(before);
        assertThat(InterruptedRehearsal.find(work)).isEmpty();
    }

    @Test
    void aDownThatChangesSomethingTheSecondTimeIsCaught() {
        ScriptedPlan plan = RehearsalCase.plan();
        String wide = "ALTER TABLE shop.orders ALTER COLUMN total TYPE bigint;";
        RehearsalResult result = rehearse(new ScriptedPlan(plan.plan(), plan.up()
                .replace(wide, wide + "\nUPDATE shop.orders SET total = total + 1;"),
                plan.down().replace("-- Step 1 of 5", "UPDATE shop.orders SET total = total - 1;\n-- Step 1 of 5"), plan.from(), plan.to()),
                RehearsalOptions.DEFAULT, e -> { });

        assertThat(result.passed()).isFalse();
        assertThat(result.evidence().findings()).anyMatch(f -> f.contains("a second down changes no rows: shop.orders"));
    }

    @Test
    void theBackupTellsHowFarATableIs() {
        RehearsalResult result = rehearse(RehearsalCase.plan(), RehearsalOptions.DEFAULT, e -> { });

        assertThat(result.events()).filteredOn(RehearsalEvent.BackupProgress.class::isInstance).map(e -> (RehearsalEvent.BackupProgress) e)
                .filteredOn(e -> e.table().equals("shop.orders")).allMatch(e -> e.rowsDone() <= 5000 && e.rowsTotal() == 5000)
                .last().satisfies(e -> assertThat(e.rowsDone()).isEqualTo(5000));
    }

    /** What somebody else could be waiting for, or would have to drop the database over. */
    @Test
    void leavesNoSessionBehind() {
        rehearse(RehearsalCase.plan(), RehearsalOptions.DEFAULT, e -> { });

        String ours = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND"
                + " application_name ~ '^slipway'";
        await(() -> staging.value(ours).equals("0"));
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it did not come in time").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    @Test
    void aLockThatIsNeverGrantedEndsTheRehearsalAndSaysWho() throws Exception {
        try (Connection blocker = lockOrders()) {
            RehearsalOptions impatient = RehearsalOptions.DEFAULT.withLockRetries(
                    new RetryPolicy(1, Duration.ofMillis(10), Duration.ofMillis(10)));
            ScriptedPlan plan = RehearsalCase.plan();
            AtomicReference<Boolean> released = new AtomicReference<>(false);
            RehearsalResult result = rehearse(new ScriptedPlan(plan.plan(), plan.up().replace("'3s'", "'100ms'"), plan.down(), plan.from(),
                    plan.to()),
                    impatient, event -> {
                        if (event instanceof RehearsalEvent.PhaseEntered p && p.phase() == RehearsalPhase.RESTORE
                                && !released.getAndSet(true)) {
                            close(blocker);
                        }
                    });
            assertThat(result.passed()).isFalse();
            assertThat(result.stagingAsBefore()).isTrue();
            assertThat(result.events().stream().filter(RehearsalEvent.Retrying.class::isInstance)).hasSize(1);
            assertThat(only(result, RehearsalEvent.FindingMade.class).finding().sqlState()).isEqualTo("55P03");
        }
    }

    private Connection lockOrders() {
        try {
            Connection connection = staging.open();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET application_name = 'the blocker'");
                statement.execute("LOCK TABLE shop.orders IN SHARE MODE");
            }
            return connection;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private RehearsalResult rehearse(ScriptedPlan plan, RehearsalOptions options, Consumer<RehearsalEvent> listener) {
        return new Rehearsal(plan, staging.asStaging(), options, work).run(control, listener);
    }

    private static List<RehearsalPhase> phases(RehearsalResult result) {
        return result.events().stream().filter(RehearsalEvent.PhaseEntered.class::isInstance)
                .map(e -> ((RehearsalEvent.PhaseEntered) e).phase()).toList();
    }

    private static <E extends RehearsalEvent> E only(RehearsalResult result, Class<E> type) {
        List<E> found = result.events().stream().filter(type::isInstance).map(type::cast).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
