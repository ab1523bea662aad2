package dev.slipway.ui.kit.locks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LockLanesTest {
    private static final Duration NOW = Duration.ofSeconds(30);

    private static LockBar bar(String relation, LockBar.Kind kind, int from, int to) {
        return new LockBar(relation, kind, "ACCESS EXCLUSIVE", "app", Duration.ofSeconds(from),
                to < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(to)), "");
    }

    @Test
    void barsThatOverlapLieBelowEachOtherAndThoseThatFollowDoNot() {
        List<LockLanes.Lane> lanes = LockLanes.of(List.of(
                bar("a", LockBar.Kind.HELD, 0, 10),
                bar("a", LockBar.Kind.WAITING, 5, 10),
                bar("a", LockBar.Kind.HELD, 10, 12)), NOW);
        assertThat(lanes).singleElement().satisfies(lane -> assertThat(lane.bars())
                .extracting(LockLanes.Placed::y).containsExactly(6.0, 24.0, 6.0));
    }

    @Test
    void lanesStandInTheOrderOfTheirFirstLock() {
        List<LockLanes.Lane> lanes = LockLanes.of(List.of(
                bar("late", LockBar.Kind.HELD, 9, -1), bar("early", LockBar.Kind.HELD, 1, 2)), NOW);
        assertThat(lanes).extracting(LockLanes.Lane::relation).containsExactly("early", "late");
        assertThat(lanes.get(1).top()).isEqualTo(lanes.get(0).height());
        assertThat(LockLanes.height(lanes)).isEqualTo(lanes.get(0).height() + lanes.get(1).height());
    }

    @Test
    void onlyWaitsCountAsWaiters() {
        List<LockBar> bars = List.of(bar("a", LockBar.Kind.WAITING, 5, 10), bar("b", LockBar.Kind.WAITING, 7, -1),
                bar("c", LockBar.Kind.OTHER, 0, 30));
        assertThat(LockLanes.waitersAt(bars, 6, NOW)).isEqualTo(1);
        assertThat(LockLanes.waitersAt(bars, 8, NOW)).isEqualTo(2);
        assertThat(LockLanes.waitersAt(bars, 10, NOW)).isEqualTo(1);
        assertThat(LockLanes.waitersAt(bars, 30, NOW)).isZero();
    }

    @Test
    void aBarSaysWhoHoldsWhatForHowLong() {
        assertThat(bar("orders", LockBar.Kind.WAITING, 5, 10).words(NOW)).isEqualTo("app waits for ACCESS EXCLUSIVE on orders for 5.0 s");
        assertThat(bar("orders", LockBar.Kind.HELD, 20, -1).words(NOW)).isEqualTo("app holds ACCESS EXCLUSIVE on orders since 10 s");
    }
}
