package dev.slipway.ui.rehearse;

import static dev.slipway.ui.rehearse.LoadedRun.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.ui.kit.SameThread;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplayModelTest {
    private final ReplayModel replay = new ReplayModel(new SameThread());

    @BeforeEach
    void open() {
        replay.open(LoadedRun.whole());
    }

    @Test
    void showsTheRunAsItWasAtTheMoment() {
        assertThat(replay.momentProperty().get()).as("it begins where up did").isEqualTo(at(1000));
        replay.goTo(at(1200));
        RunPicture then = replay.pictureProperty().get();
        assertThat(then.live()).isTrue();
        assertThat(then.state().elapsed()).isEqualTo(at(1200));
        assertThat(then.state().step()).isEqualTo(1);
        assertThat(then.felt().code().up()).hasSize(1);
        assertThat(then.felt().load().points()).isEmpty();
        assertThat(then.locks().bars()).hasSize(2);

        replay.goTo(at(2300));
        assertThat(replay.pictureProperty().get().live()).isFalse();
        assertThat(replay.pictureProperty().get().felt().code().up()).hasSize(3);
        assertThat(replay.log()).hasSize(RunFold.of(LoadedRun.whole()).log().size());
    }

    @Test
    void showsTheSameWhicheverWayAMomentIsReached() {
        replay.goTo(at(1600));
        RunPicture forward = replay.pictureProperty().get();
        replay.goTo(at(2300));
        replay.goTo(at(1600));
        assertThat(replay.pictureProperty().get()).isEqualTo(forward);
    }

    @Test
    void goesFromStepToStepAndNoFurtherThanTheRun() {
        replay.goToStep(1);
        assertThat(replay.momentProperty().get()).isEqualTo(at(1520));
        replay.goToStep(1);
        assertThat(replay.momentProperty().get()).as("no step comes after it").isEqualTo(at(2300));
        replay.goToStep(-1);
        replay.goToStep(-1);
        assertThat(replay.momentProperty().get()).isEqualTo(at(1000));
        replay.goTo(at(99_000));
        assertThat(replay.momentProperty().get()).isEqualTo(at(2300));
        assertThat(replay.pictureProperty().get().state().phase()).isEqualTo(RehearsalPhase.FAILED);
    }
}
