package dev.slipway.rehearse.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.rehearse.event.LoadStage;
import dev.slipway.rehearse.event.RehearsalPhase;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoadMeterTest {
    @Test
    void whatWasDueInAStepBelongsToItHoweverLateItIsSent() {
        LoadMeter meter = new LoadMeter();
        long early = System.nanoTime();
        meter.enter(LoadStage.STEP, RehearsalPhase.UP, 1);
        long due = System.nanoTime();
        meter.enter(LoadStage.STEP, RehearsalPhase.UP, 2);

        meter.record(meter.at(early), Duration.ofMillis(1), "");
        meter.record(meter.at(due), Duration.ofSeconds(2), "");

        assertThat(meter.segments()).extracting(LoadMeter.Segment::step, s -> s.latency().count())
                .containsExactly(tuple(1, 1L), tuple(2, 0L));
    }
}
