package dev.slipway.ui.rehearse;

import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A finished run as it was while it lasted, with a slider over its moments. */
final class ReplayPane extends BorderPane {
    private static final Texts TEXTS = Texts.of(ReplayPane.class);
    private static final Duration TICK = Duration.ofMillis(50);

    private final ReplayModel model;
    private final RunPane run;
    private final Slider slider = new Slider();
    private final Label moment = Words.code("");
    private final ToggleButton play = new ToggleButton("", AppIcon.RUN.node());
    private final Timeline clock = new Timeline();

    /** @param back leads to the verdict */
    ReplayPane(ReplayModel model, Command back) {
        this.model = model;
        run = new RunPane(List.of(Buttons.of(back)), model.log(), Optional.empty());
        slider.setId("replay-slider");
        slider.setAccessibleText(TEXTS.get("replay.slider"));
        HBox.setHgrow(slider, Priority.ALWAYS);
        moment.setMinWidth(150);
        moment.setAlignment(Pos.CENTER_RIGHT);
        play.getStyleClass().add("icon-only");
        play.setId("replay-play");
        play.setAccessibleText(TEXTS.get("replay.play"));
        play.setTooltip(Buttons.tooltip(TEXTS.get("replay.play")));
        var row = new HBox(8, Words.caption(TEXTS.get("replay.title")), beside("replay.before", AppIcon.PREVIOUS, -1), play,
                beside("replay.after", AppIcon.NEXT, 1), slider, moment);
        row.getStyleClass().add("replay-row");
        row.setAlignment(Pos.CENTER_LEFT);
        setCenter(run);
        setBottom(row);
        clock.getKeyFrames().add(new KeyFrame(javafx.util.Duration.millis(TICK.toMillis()), tick -> playOn()));
        clock.setCycleCount(Animation.INDEFINITE);
        play.selectedProperty().subscribe(this::play);
        sceneProperty().subscribe(scene -> play.setSelected(play.isSelected() && scene != null));
        slider.valueProperty().subscribe((before, after) -> {
            Duration wanted = Duration.ofNanos(Math.round(after.doubleValue() * 1e9));
            // What the model put there itself is not asked for again.
            if (wanted.minus(model.momentProperty().get()).abs().compareTo(Duration.ofMillis(1)) > 0) {
                model.goTo(wanted);
            }
        });
        model.momentProperty().subscribe(this::follow);
        model.pictureProperty().subscribe(run::show);
    }

    private Node beside(String key, AppIcon icon, int direction) {
        return Buttons.icon(Command.of(key, TEXTS.get(key), icon, () -> model.goToStep(direction)));
    }

    private void follow(Duration now) {
        double whole = Math.max(0.1, model.whole().toNanos() / 1e9);
        if (slider.getMax() != whole) {
            slider.setMax(whole);
            // A key moves it by a hundredth.
            slider.setBlockIncrement(whole / 100);
        }
        slider.setValue(now.toNanos() / 1e9);
        String words = TEXTS.get("replay.at", Format.duration(now), Format.duration(model.whole()));
        moment.setText(words);
        slider.setAccessibleHelp(words);
    }

    private void play(boolean playing) {
        play.setGraphic((playing ? AppIcon.PAUSE : AppIcon.RUN).node());
        if (playing && model.momentProperty().get().compareTo(model.whole()) >= 0) {
            model.goTo(Duration.ZERO);
        }
        if (playing) {
            clock.play();
        } else {
            clock.stop();
        }
    }

    private void playOn() {
        model.goTo(model.momentProperty().get().plusNanos((long) (TICK.toNanos() * model.speed())));
        if (model.momentProperty().get().compareTo(model.whole()) >= 0) {
            play.setSelected(false);
        }
    }
}
