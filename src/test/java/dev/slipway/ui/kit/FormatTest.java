package dev.slipway.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FormatTest {
    private final Locale before = Locale.getDefault();

    @BeforeEach
    void speakGerman() {
        Locale.setDefault(Locale.GERMANY);
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    @Test
    void durationsTakeTheUnitThatSuitsThem() {
        assertThat(Format.duration(Duration.ZERO)).isEqualTo("0 ms");
        assertThat(Format.duration(Duration.ofNanos(20))).isEqualTo("< 1 ms");
        assertThat(Format.duration(Duration.ofMillis(180))).isEqualTo("180 ms");
        assertThat(Format.duration(Duration.ofMillis(1_840))).isEqualTo("1.8 s");
        assertThat(Format.duration(Duration.ofMillis(9_960))).isEqualTo("10 s");
        assertThat(Format.duration(Duration.ofMillis(59_600))).isEqualTo("1 min");
        assertThat(Format.duration(Duration.ofSeconds(250))).isEqualTo("4 min 10 s");
        assertThat(Format.duration(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
        assertThat(Format.duration(Duration.ofHours(50))).isEqualTo("2 d 2 h");
        assertThat(Format.duration(Duration.ofMillis(-180))).isEqualTo("−180 ms");
    }

    @Test
    void sizesNeverShowFourDigits() {
        assertThat(Format.size(0)).isEqualTo("0 B");
        assertThat(Format.size(999)).isEqualTo("999 B");
        assertThat(Format.size(1_234_567_890)).isEqualTo("1.2 GB");
        assertThat(Format.size(34_200_000)).isEqualTo("34 MB");
        assertThat(Format.size(999_700)).isEqualTo("1.0 MB");
    }

    @Test
    void countsHaveSeparatorsInEveryLocale() {
        assertThat(Format.count(1_204_331)).isEqualTo("1,204,331");
        assertThat(Format.count(1, "step")).isEqualTo("1 step");
        assertThat(Format.count(14, "step")).isEqualTo("14 steps");
        assertThat(Format.rate(18_400.2)).isEqualTo("18,400/s");
        assertThat(Format.rate(0.25)).isEqualTo("0.3/s");
    }

    @Test
    void onlyTheWholeIsAHundredPercent() {
        assertThat(Format.percent(0.999)).isEqualTo("99 %");
        assertThat(Format.percent(1)).isEqualTo("100 %");
        assertThat(Format.percent(0.414)).isEqualTo("41 %");
    }

    @Test
    void timesAreToldRelativeAndExact() {
        Instant now = Instant.parse("2026-11-20T14:02:31Z");
        assertThat(Format.ago(now, now)).isEqualTo("just now");
        assertThat(Format.ago(now.minusSeconds(300), now)).isEqualTo("5 min ago");
        assertThat(Format.ago(now.minusSeconds(3_700), now)).isEqualTo("1 hour ago");
        assertThat(Format.ago(now.minusSeconds(3 * 86_400), now)).isEqualTo("3 days ago");
        assertThat(Format.exact(now, ZoneOffset.UTC)).isEqualTo("2026-11-20 14:02:31");
    }
}
