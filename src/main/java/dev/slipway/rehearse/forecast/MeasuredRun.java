package dev.slipway.rehearse.forecast;

import dev.slipway.rehearse.event.Growth;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.event.SampledSession;
import dev.slipway.rehearse.event.Side;
import dev.slipway.rehearse.event.SizesOf;
import dev.slipway.rehearse.event.TableSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What one rehearsal measured of each step, and how large its tables were. */
final class MeasuredRun {
    private static final Pattern SORTS = Pattern.compile("\\b(CREATE\\s+(UNIQUE\\s+)?INDEX|REINDEX|PRIMARY\\s+KEY\\s*\\(|UNIQUE\\s*\\("
            + "|UNIQUE\\s+NULLS|EXCLUDE\\s+USING)", Pattern.CASE_INSENSITIVE);
    private static final Pattern READS = Pattern.compile("\\b(VALIDATE\\s+CONSTRAINT|SET\\s+NOT\\s+NULL|FOREIGN\\s+KEY|CHECK\\s*\\("
            + "|REFRESH\\s+MATERIALIZED|ATTACH\\s+PARTITION)", Pattern.CASE_INSENSITIVE);
    private static final Pattern NOT_VALID = Pattern.compile("\\bNOT\\s+VALID\\b", Pattern.CASE_INSENSITIVE);

    /** One side of a step. */
    record Key(int step, Side side) {}

    /** What was seen of it. */
    private static final class Seen {
        private Duration took = Duration.ZERO;
        private Duration waited = Duration.ZERO;
        private long rows;
        private boolean rewrites;
        private boolean sorts;
        private boolean reads;
    }

    private final Map<Key, Seen> seen = new HashMap<>();
    private final Map<String, TableSize> sizes = new HashMap<>();
    private Optional<RehearsalEvent.Started> started = Optional.empty();
    /** Since when the plan waits for a lock; empty when it does not. */
    private Optional<Duration> waitingSince = Optional.empty();

    static MeasuredRun of(List<RehearsalEvent> events) {
        MeasuredRun run = new MeasuredRun();
        events.forEach(run::apply);
        return run;
    }

    private void apply(RehearsalEvent event) {
        if (event instanceof RehearsalEvent.Started first) {
            started = Optional.of(first);
        } else if (event instanceof RehearsalEvent.SizesRead read && read.of() == SizesOf.REHEARSED) {
            read.tables().forEach(size -> sizes.put(size.table(), size));
        } else if (event instanceof RehearsalEvent.StepFinished step && isFirstRun(step.phase())) {
            seen(step.step(), step.phase()).took = step.took();
            waits(step.at(), step.phase(), step.step(), false);
        } else if (event instanceof RehearsalEvent.Retrying retry && isFirstRun(retry.phase())) {
            Seen of = seen(retry.step(), retry.phase());
            of.waited = of.waited.plus(retry.waiting());
        } else if (event instanceof RehearsalEvent.LocksSampled sample && isFirstRun(sample.phase())) {
            waits(sample.at(), sample.phase(), sample.step(), ownWait(sample));
        } else if (event instanceof RehearsalEvent.StatementStarted statement && isFirstRun(statement.phase())) {
            look(seen(statement.step(), statement.phase()), statement.summary());
        } else if (event instanceof RehearsalEvent.StatementFinished statement && isFirstRun(statement.phase())) {
            Seen of = seen(statement.step(), statement.phase());
            of.rows = Math.max(of.rows, statement.rows());
            of.rewrites |= !statement.rewritten().isEmpty();
        }
    }

    private static boolean ownWait(RehearsalEvent.LocksSampled sample) {
        Set<Integer> ours = sample.sessions().stream().filter(SampledSession::ours).map(SampledSession::pid).collect(Collectors.toSet());
        return sample.locks().stream().anyMatch(lock -> !lock.granted() && ours.contains(lock.pid()));
    }

    private void waits(Duration now, RehearsalPhase phase, int step, boolean still) {
        waitingSince.ifPresent(since -> {
            Seen of = seen(step, phase);
            of.waited = of.waited.plus(now.minus(since));
        });
        waitingSince = still ? Optional.of(now) : Optional.empty();
    }

    private static boolean isFirstRun(RehearsalPhase phase) {
        return phase == RehearsalPhase.UP || phase == RehearsalPhase.DOWN;
    }

    private static void look(Seen of, String sql) {
        of.sorts |= SORTS.matcher(sql).find();
        of.reads |= READS.matcher(sql).find() && !NOT_VALID.matcher(sql).find();
    }

    private Seen seen(int step, RehearsalPhase phase) {
        return seen.computeIfAbsent(new Key(step, phase.side()), _ -> new Seen());
    }

    Optional<RehearsalEvent.Started> started() {
        return started;
    }

    /** The sides of steps that came to their end, in order. */
    List<Key> finished() {
        List<Key> keys = new ArrayList<>(seen.keySet().stream().filter(key -> key.step() > 0 && !seen.get(key).took.isZero()).toList());
        keys.sort(Comparator.comparing(Key::side).thenComparing(Key::step));
        return keys;
    }

    /** How long it took, without waiting for a lock and without the pauses between tries: both depend on others and not on any size. */
    Duration took(Key key) {
        Duration took = seen.get(key).took.minus(seen.get(key).waited);
        return took.isNegative() ? Duration.ZERO : took;
    }

    boolean has(Key key) {
        return seen.containsKey(key) && !seen.get(key).took.isZero();
    }

    /** As what the step did says: a table that is written anew outweighs everything else. */
    Growth growth(Key key) {
        Seen of = seen.get(key);
        return of.rewrites ? Growth.BYTES : of.sorts ? Growth.SORTED_ROWS : of.rows > 0 ? Growth.ROWS : of.reads ? Growth.BYTES
                : Growth.CONSTANT;
    }

    /** Together; empty when the run did not tell the size of one. */
    Optional<TableSize> size(List<String> tables) {
        return tables.isEmpty() || !sizes.keySet().containsAll(tables) ? Optional.empty()
                : Optional.of(tables.stream().map(sizes::get).reduce(TableSize.NONE, TableSize::plus));
    }
}
