package dev.slipway.ui.kit.locks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Bars sorted into one lane a relation; bars of a lane that overlap lie below each other. Pure. */
final class LockLanes {
    /** Height of a bar, px. */
    static final double BAR = 16;
    /** Room above and below the bars of a lane, px. */
    static final double PADDING = 6;
    private static final double GAP = 2;

    /**
     * A lane.
     *
     * @param top px below the first lane's top
     * @param height px
     */
    record Lane(String relation, double top, double height, List<Placed> bars) {}

    /**
     * A bar in its lane.
     *
     * @param y px below the lane's top
     */
    record Placed(LockBar bar, double y) {}

    private LockLanes() {}

    /** Lanes in the order in which their relations were first locked. */
    static List<Lane> of(List<LockBar> bars, Duration now) {
        Map<String, List<LockBar>> byRelation = new LinkedHashMap<>();
        bars.stream().sorted(Comparator.comparing(LockBar::from))
                .forEach(bar -> byRelation.computeIfAbsent(bar.relation(), first -> new ArrayList<>()).add(bar));
        List<Lane> lanes = new ArrayList<>();
        double top = 0;
        for (Map.Entry<String, List<LockBar>> entry : byRelation.entrySet()) {
            List<Placed> placed = new ArrayList<>();
            List<Duration> rowEnds = new ArrayList<>();
            for (LockBar bar : entry.getValue()) {
                int row = freeRow(rowEnds, bar.from());
                if (row == rowEnds.size()) {
                    rowEnds.add(bar.end(now));
                } else {
                    rowEnds.set(row, bar.end(now));
                }
                placed.add(new Placed(bar, PADDING + row * (BAR + GAP)));
            }
            double height = 2 * PADDING + rowEnds.size() * (BAR + GAP) - GAP;
            lanes.add(new Lane(entry.getKey(), top, height, List.copyOf(placed)));
            top += height;
        }
        return lanes;
    }

    private static int freeRow(List<Duration> rowEnds, Duration from) {
        int row = 0;
        while (row < rowEnds.size() && rowEnds.get(row).compareTo(from) > 0) {
            row++;
        }
        return row;
    }

    /** Height of all lanes, px. */
    static double height(List<Lane> lanes) {
        return lanes.isEmpty() ? 0 : lanes.getLast().top() + lanes.getLast().height();
    }

    /** How many wait at a moment. */
    static int waitersAt(List<LockBar> bars, double seconds, Duration now) {
        int waiters = 0;
        for (LockBar bar : bars) {
            if (bar.kind() == LockBar.Kind.WAITING && TimeAxis.seconds(bar.from()) <= seconds && seconds < TimeAxis.seconds(bar.end(now))) {
                waiters++;
            }
        }
        return waiters;
    }
}
