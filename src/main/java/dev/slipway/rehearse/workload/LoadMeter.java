package dev.slipway.rehearse.workload;

import dev.slipway.rehearse.event.Latency;
import dev.slipway.rehearse.event.LoadStage;
import dev.slipway.rehearse.event.RehearsalPhase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * The latencies of a workload, by what the plan did when a statement was due: one that waits through a step belongs to that step,
 * however late its answer comes. Any thread may record.
 */
final class LoadMeter {
    /** Two digits in the microseconds: a histogram of that kind takes a few kilobytes. */
    private static final int DIGITS = 2;

    /** What was measured while the plan did one thing. */
    static final class Segment {
        private final LoadStage stage;
        private final RehearsalPhase phase;
        private final int step;
        private final ConcurrentHistogram micros = new ConcurrentHistogram(DIGITS);
        private final Map<String, LongAdder> errors = new ConcurrentHashMap<>();

        private Segment(LoadStage stage, RehearsalPhase phase, int step) {
            this.stage = stage;
            this.phase = phase;
            this.step = step;
        }

        LoadStage stage() {
            return stage;
        }

        RehearsalPhase phase() {
            return phase;
        }

        int step() {
            return step;
        }

        Latency latency() {
            Map<String, Long> failed = new TreeMap<>();
            errors.forEach((state, count) -> failed.put(state, count.sum()));
            return of(micros, failed);
        }

        private static Latency of(AbstractHistogram micros, Map<String, Long> failed) {
            return micros.getTotalCount() == 0 ? new Latency(0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, failed)
                    : new Latency(micros.getTotalCount(), micros(micros.getValueAtPercentile(50)), micros(micros.getValueAtPercentile(95)),
                            micros(micros.getValueAtPercentile(99)), micros(micros.getMaxValue()), failed);
        }

        private static Duration micros(long micros) {
            return Duration.ofNanos(micros * 1000);
        }
    }

    private final List<Segment> segments = new ArrayList<>();
    /** What the plan began to do, by {@link System#nanoTime}. */
    private final NavigableMap<Long, Segment> entered = new ConcurrentSkipListMap<>();
    private final Segment warmUp = new Segment(LoadStage.IDLE, RehearsalPhase.BASELINE, 0);
    private volatile Segment now = warmUp;
    private volatile Segment window = new Segment(LoadStage.IDLE, RehearsalPhase.BASELINE, 0);

    /** From now on what is due belongs to this; a stretch of the same kind goes on. */
    synchronized void enter(LoadStage stage, RehearsalPhase phase, int step) {
        now = segments.stream().filter(s -> s.stage == stage && s.phase == phase && s.step == step).findFirst().orElseGet(() -> {
            Segment begun = new Segment(stage, phase, step);
            segments.add(begun);
            return begun;
        });
        entered.put(System.nanoTime(), now);
    }

    /**
     * What the plan did at a moment, before the first of all the warm-up.
     *
     * @param nanos of {@link System#nanoTime}
     */
    Segment at(long nanos) {
        Map.Entry<Long, Segment> last = entered.floorEntry(nanos);
        return last == null ? warmUp : last.getValue();
    }

    Segment now() {
        return now;
    }

    /** @param sqlState of the error, empty for none */
    void record(Segment due, Duration took, String sqlState) {
        long micros = Math.max(0, took.toNanos() / 1000);
        for (Segment segment : List.of(due, window)) {
            segment.micros.recordValue(micros);
            if (!sqlState.isEmpty()) {
                segment.errors.computeIfAbsent(sqlState, s -> new LongAdder()).increment();
            }
        }
    }

    /** What came back since the last time this was asked. */
    Latency window() {
        Segment over = window;
        window = new Segment(now.stage, now.phase, now.step);
        return over.latency();
    }

    /** Everything that was entered, in that order; what was before the first is the warm-up and left out. */
    synchronized List<Segment> segments() {
        return List.copyOf(segments);
    }
}
