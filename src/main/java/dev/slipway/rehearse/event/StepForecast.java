package dev.slipway.rehearse.event;

import java.time.Duration;
import java.util.Optional;

/**
 * How long one side of a step takes where its tables are as large as in production.
 *
 * @param table the table that decides, empty where none does
 * @param measured how long it took in the rehearsal
 * @param range how long it takes there; empty where production's statistics do not know the table
 * @param sizes at how many sizes it was measured; with one, how it grows is taken from what the step does
 * @param errorPercent by how much what was measured differs at most from the fitted curve; -1 with one size
 */
public record StepForecast(int step, Side side, Growth growth, String table, Duration measured, Optional<Range> range, int sizes,
        int errorPercent) {
    /** @param likely between the two others */
    public record Range(Duration low, Duration likely, Duration high) {
        public Range plus(Range other) {
            return new Range(low.plus(other.low), likely.plus(other.likely), high.plus(other.high));
        }
    }
}
