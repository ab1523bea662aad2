package dev.slipway.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.rehearse.EvidenceSummary.MeasuredLock;
import dev.slipway.rehearse.event.LockMode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuredLockTest {
    private static MeasuredLock held(LockMode mode, long millis) {
        return new MeasuredLock("shop.orders", mode.words(), Duration.ofMillis(millis));
    }

    @Test
    void strengthComesBeforeTimeAndTimeDecidesAmongEquals() {
        MeasuredLock share = held(LockMode.SHARE, 20);
        MeasuredLock longer = held(LockMode.SHARE, 30);
        MeasuredLock weak = held(LockMode.SHARE_UPDATE_EXCLUSIVE, 9_000);
        assertThat(MeasuredLock.strongest(List.of(share, weak, longer))).contains(longer);
        MeasuredLock strongest = held(LockMode.ACCESS_EXCLUSIVE, 1);
        assertThat(MeasuredLock.strongest(List.of(strongest, longer))).contains(strongest);
        assertThat(MeasuredLock.strongest(List.of())).isEmpty();
    }

    @Test
    void everyModeIsReadAsItIsWritten() {
        for (LockMode mode : LockMode.values()) {
            assertThat(LockMode.ofWords(mode.words())).isEqualTo(mode);
        }
    }
}
