package dev.slipway.ui.kit.locks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimeAxisTest {
    private static List<String> labels(TimeAxis axis) {
        return axis.ticks(80).stream().map(TimeAxis.Tick::label).toList();
    }

    @Test
    void ticksAreRoundMomentsInAUnitThatSuitsThem() {
        assertThat(labels(new TimeAxis(0, 40, 400))).containsExactly("0 s", "10 s", "20 s", "30 s", "40 s");
        assertThat(labels(new TimeAxis(0, 0.4, 400))).containsExactly("0 s", "0.1 s", "0.2 s", "0.3 s", "0.4 s");
        assertThat(labels(new TimeAxis(0.05, 0.09, 400))).containsExactly("50 ms", "60 ms", "70 ms", "80 ms", "90 ms");
        assertThat(labels(new TimeAxis(0, 240, 400))).containsExactly("0 s", "1 min", "2 min", "3 min", "4 min");
    }

    @Test
    void ticksKeepTheirDistanceAtEveryZoom() {
        IntStream.range(0, 60).mapToObj(i -> new TimeAxis(0, 0.02 * Math.pow(1.25, i), 900)).forEach(axis -> {
            List<TimeAxis.Tick> ticks = axis.ticks(84);
            for (int i = 1; i < ticks.size(); i++) {
                assertThat(ticks.get(i).x() - ticks.get(i - 1).x()).as(axis.toString()).isGreaterThanOrEqualTo(84 - 1e-6);
            }
            assertThat(ticks).hasSizeLessThan(12).isNotEmpty();
        });
    }

    @Test
    void zoomKeepsTheMomentUnderThePointer() {
        TimeAxis axis = TimeAxis.fitting(60, 1000);
        double moment = axis.secondsAt(400);
        TimeAxis closer = axis.zoom(0.5, 400, 62.4);
        assertThat(closer.secondsAt(400)).isCloseTo(moment, within(1e-9));
        assertThat(closer.end() - closer.start()).isCloseTo((axis.end() - axis.start()) / 2, within(1e-9));
    }

    @Test
    void zoomAndPanStayWithinTheRun() {
        TimeAxis axis = TimeAxis.fitting(60, 1000);
        for (int i = 0; i < 200; i++) {
            axis = axis.zoom(i % 3 == 0 ? 2 : 0.7, (i * 37) % 1000, 62.4).pan((i % 7 - 3) * 400, 62.4);
            assertThat(axis.start()).isGreaterThanOrEqualTo(-1e-9);
            assertThat(axis.end()).isLessThanOrEqualTo(62.4 + 1e-9);
            assertThat(axis.end() - axis.start()).isGreaterThanOrEqualTo(TimeAxis.LEAST - 1e-9);
        }
    }

    @Test
    void placesAndMomentsAgree() {
        var axis = new TimeAxis(10, 20, 500);
        assertThat(axis.x(Duration.ofSeconds(15))).isEqualTo(250);
        assertThat(axis.secondsAt(250)).isEqualTo(15);
    }
}
