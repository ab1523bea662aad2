package dev.slipway.ui.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
    @ParameterizedTest
    @CsvSource({"200 ms,PT0.2S", "5 s,PT5S", "5,PT5S", "1.5s,PT1.5S", "4 min 10 s,PT4M10S", "2 h,PT2H", "2h30min,PT2H30M", "3 m,PT3M",
        "1 d,PT24H", "1 d 1 h,PT25H"})
    void readsWhatPeopleType(String typed, Duration meant) {
        assertThat(DurationText.parse(typed)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0 s", "-1 s", "soon", "5 parsecs", "5 s later", "s", "900 h"})
    void refusesWhatIsNoDuration(String typed) {
        assertThat(DurationText.parse(typed)).isEmpty();
    }

    @Test
    void readsWhatItWrites() {
        for (Duration duration : new Duration[] {Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofSeconds(250),
                Duration.ofHours(2), Duration.ofHours(24), Duration.ofHours(25)}) {
            assertThat(DurationText.parse(DurationText.write(duration))).contains(duration);
        }
    }
}
