package dev.slipway.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.slipway.embedded.EmbeddedOptions;
import dev.slipway.embedded.EmbeddedPostgres;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.rehearse.LockObserver;
import dev.slipway.rehearse.Staging;
import dev.slipway.rehearse.event.EventStream;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.postgres.PostgresStaging;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the lock observer takes of the throughput of a server at full speed: pgbench with and without it, in turns, so that what else the
 * machine does falls on both. After {@code mvn package}, with the two numbers left out for the usual ones:
 *
 * <pre>java -cp target/test-classes:target/classes:target/lib/* dev.slipway.bench.ObserverShare PGBENCH [ROUNDS] [SECONDS]</pre>
 *
 * <p>Printed are the transactions a second of each round, the median of the rounds' ratios, and the share of the machine's processor
 * time that the observer's session and this process used; the last is steadier where a machine has other work.
 */
public final class ObserverShare {
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final Set<String> TABLES = Set.of("public.pgbench_accounts", "public.pgbench_branches", "public.pgbench_tellers",
            "public.pgbench_history");
    private static final String OBSERVING = "SELECT pid FROM pg_stat_activity WHERE application_name = 'slipway-observe'";
    private static final int USUAL_ROUNDS = 10;
    private static final int USUAL_SECONDS = 6;
    /** Of /proc/PID/stat, both in hundredths of a second on Linux. */
    private static final int USER_TIME = 13;
    private static final int SYSTEM_TIME = 14;

    private final String pgbench;
    private final int seconds;
    private final Database database;

    private ObserverShare(String pgbench, int seconds, Database database) {
        this.pgbench = pgbench;
        this.seconds = seconds;
        this.database = database;
    }

    /**
     * @param observed processor time of the observer, as a share of the machine; 0 without it @param atServer its session's part of
     * that
     */
    private record Round(double perSecond, double observed, double atServer) {
        static Round without(double perSecond) {
            return new Round(perSecond, 0, 0);
        }
    }

    public static void main(String[] args) throws IOException, InterruptedException, SQLException {
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : USUAL_ROUNDS;
        int seconds = args.length > 2 ? Integer.parseInt(args[2]) : USUAL_SECONDS;
        try (EmbeddedPostgres server = EmbeddedPostgres.start(EmbeddedOptions.scratch());
                Database database = server.createDatabase("bench")) {
            ObserverShare share = new ObserverShare(args[0], seconds, database);
            share.pgbench("--initialize", "--scale=5", "--quiet");
            share.measure(false);
            List<Double> ratios = new ArrayList<>();
            List<Double> times = new ArrayList<>();
            for (int i = 0; i < rounds; i++) {
                Round first = share.measure(i % 2 == 0);
                Round second = share.measure(i % 2 != 0);
                Round with = i % 2 == 0 ? first : second;
                Round without = i % 2 == 0 ? second : first;
                ratios.add(with.perSecond() / without.perSecond());
                times.add(with.observed());
                System.out.printf("without %.0f/s, with %.0f/s, processors %.2f %%, of that %.2f %% at the server%n", without.perSecond(),
                        with.perSecond(), with.observed() * 100, with.atServer() * 100);
            }
            System.out.printf("median: %.2f %% of throughput, %.2f %% of the processors%n", (1 - median(ratios)) * 100,
                    median(times) * 100);
        }
    }

    private Round measure(boolean observed) throws IOException, InterruptedException, SQLException {
        if (!observed) {
            return Round.without(rate());
        }
        Path folder = Files.createTempDirectory("slipway-share");
        try (EventStream events = new EventStream(folder.resolve("events.ndjson"), ObserverShare::tell);
                LockObserver observer = new LockObserver(new Staging(database, new PostgresStaging()), TABLES, events,
                        () -> new LockObserver.Whereabouts(RehearsalPhase.UP, 1, 0), seen -> { })) {
            observer.start();
            long session = session();
            long began = System.nanoTime();
            double before = usedHere();
            double beforeThere = usedBy(session);
            double perSecond = rate();
            double whole = (System.nanoTime() - began) / 1e9 * Runtime.getRuntime().availableProcessors();
            double atServer = (usedBy(session) - beforeThere) / whole;
            return new Round(perSecond, (usedHere() - before) / whole + atServer, atServer);
        }
    }

    private static void tell(RehearsalEvent event) {
        if (event instanceof RehearsalEvent.ObserverCost cost) {
            System.out.printf("  %d looks, %.2f ms each, longest %.1f ms%n", cost.samples(), cost.mean().toNanos() / 1e6,
                    cost.longest().toNanos() / 1e6);
        }
    }

    /** Seconds of processor time that this process has used so far. */
    private static double usedHere() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }

    /** Seconds of processor time that a process of the server has used so far. */
    private static double usedBy(long process) throws IOException {
        String[] stat = Files.readString(Path.of("/proc", String.valueOf(process), "stat")).replaceFirst("\\(.*\\)", "x").split(" ");
        return (Long.parseLong(stat[USER_TIME]) + Long.parseLong(stat[SYSTEM_TIME])) / 100.0;
    }

    private long session() throws SQLException {
        try (Connection connection = database.open(SessionPurpose.CHECK); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(OBSERVING)) {
            row.next();
            return row.getLong(1);
        }
    }

    private double rate() throws IOException, InterruptedException {
        Matcher rate = RATE.matcher(pgbench("--client=4", "--jobs=1", "--no-vacuum", "--time=" + seconds));
        if (!rate.find()) {
            throw new IOException("pgbench told no rate");
        }
        return Double.parseDouble(rate.group(1));
    }

    private String pgbench(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(pgbench));
        command.addAll(Arrays.asList(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        database.identifyTo(builder);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
        return said;
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
