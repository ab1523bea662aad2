package dev.slipway.rehearse.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RehearsalPhaseTest {
    @ParameterizedTest
    @EnumSource(RehearsalPhase.class)
    void everyPhaseComesToAnEnd(RehearsalPhase phase) {
        assertThat(reachable(phase)).anyMatch(RehearsalPhase::isEnd);
        assertThat(phase.next().isEmpty()).isEqualTo(phase.isEnd());
    }

    /** Only the last up may end without putting back: when it was asked to stay up. */
    @ParameterizedTest
    @EnumSource(value = RehearsalPhase.class, names = {"UP", "VERIFY_UP", "UP_AGAIN", "WRITES", "DOWN", "VERIFY_DOWN", "DOWN_AGAIN"})
    void whatTouchedStagingPutsItBack(RehearsalPhase phase) {
        assertThat(phase.stagingTouched()).isTrue();
        assertThat(phase.next()).contains(RehearsalPhase.RESTORE).noneMatch(RehearsalPhase::isEnd);
    }

    @Test
    void theWholeWayIsLegal() {
        RehearsalPhase[] way = {RehearsalPhase.PREFLIGHT, RehearsalPhase.BACKUP, RehearsalPhase.BASELINE, RehearsalPhase.UP,
                RehearsalPhase.VERIFY_UP,
            RehearsalPhase.UP_AGAIN, RehearsalPhase.WRITES, RehearsalPhase.DOWN, RehearsalPhase.VERIFY_DOWN, RehearsalPhase.DOWN_AGAIN,
            RehearsalPhase.UP_FINAL, RehearsalPhase.RESTORE, RehearsalPhase.DONE};
        for (int i = 1; i < way.length; i++) {
            assertThat(way[i - 1].next()).contains(way[i]);
        }
    }

    private static Set<RehearsalPhase> reachable(RehearsalPhase start) {
        Set<RehearsalPhase> reached = EnumSet.of(start);
        for (boolean grew = true; grew; ) {
            Set<RehearsalPhase> more = EnumSet.copyOf(reached);
            reached.forEach(p -> more.addAll(p.next()));
            grew = reached.addAll(more);
        }
        return reached;
    }
}
