package dev.slipway.rehearse.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.rehearse.event.StepForecast.Range;
import dev.slipway.rehearse.forecast.Fit.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class FitTest {
    @Test
    void oneSizeGrowsInProportionOverWhatAnyStepTakes() {
        Fit fit = Fit.of(List.of(new Point(1_000, 1.01)), 0.01);
        assertThat(seconds(fit.at(10_000))).isCloseTo(10.01, within(1e-6));
        assertThat(fit.sizes()).isOne();
        Range range = fit.at(10_000);
        assertThat(range.low().toNanos() / 1e9).isBetween(5.0, 8.0);
        assertThat(range.high().toNanos() / 1e9).isBetween(12.0, 20.0);
    }

    @Test
    void threeSizesFindBothNumbersOfTheLine() {
        Fit fit = Fit.of(List.of(new Point(100, 2.5), new Point(200, 3), new Point(400, 4)), 0.001);
        assertThat(fit.a()).isCloseTo(2, within(1e-6));
        assertThat(fit.b()).isCloseTo(0.005, within(1e-9));
        assertThat(fit.error()).isCloseTo(0, within(1e-9));
        assertThat(seconds(fit.at(1_000))).isCloseTo(7, within(1e-6));
    }

    @Test
    void theErrorIsHowFarThePointsAreFromTheLine() {
        Fit fit = Fit.of(List.of(new Point(100, 1), new Point(200, 2.4)), 0);
        assertThat(fit.error()).isBetween(0.05, 0.15);
        assertThat(fit.sizes()).isEqualTo(2);
    }

    @Test
    void sizesThatHardlyDifferAreOne() {
        assertThat(Fit.of(List.of(new Point(100, 1), new Point(110, 1.1), new Point(105, 1)), 0).sizes()).isOne();
    }

    @Test
    void whatDoesNotGrowStaysWhatItIs() {
        Fit fit = Fit.of(List.of(new Point(0, 0.02), new Point(0, 0.04)), 0.002);
        assertThat(seconds(fit.at(0))).isCloseTo(0.03, within(1e-9));
    }

    /** A slope below zero would foretell that a larger table takes less time. */
    @Test
    void nothingIsForetoldToGetFaster() {
        Fit fit = Fit.of(List.of(new Point(100, 3), new Point(200, 2), new Point(400, 1)), 0.001);
        assertThat(fit.at(10_000).likely()).isGreaterThanOrEqualTo(fit.at(100).likely());
    }

    private static double seconds(Range range) {
        return range.likely().toNanos() / 1e9;
    }
}
