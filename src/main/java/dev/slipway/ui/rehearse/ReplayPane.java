package dev.slipway.ui.rehearse;

import dev.slipway.ui.kit.Background;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Words;
import java.time.Duration;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;

/** The locks of a finished run, and with the slider of every moment of it. */
final class ReplayPane extends BorderPane {
    private static final Texts TEXTS = Texts.of(ReplayPane.class);
    private final Background background;
    private final LocksPane locks = new LocksPane();
    private final Slider slider = new Slider();
    private final Label moment = Words.code("");
    private Subscription following = Subscription.EMPTY;
    private long asked;

    ReplayPane(Background background) {
        this.background = background;
        slider.setAccessibleText(TEXTS.get("replay.slider"));
        slider.setBlockIncrement(0.05);
        HBox.setHgrow(slider, Priority.ALWAYS);
        moment.setMinWidth(150);
        moment.setAlignment(Pos.CENTER_RIGHT);
        var row = new HBox(12, Words.caption(TEXTS.get("replay.title")), slider, moment);
        row.getStyleClass().add("replay-row");
        row.setAlignment(Pos.CENTER_LEFT);
        setCenter(locks);
        setBottom(row);
    }

    void show(Verdict.Recording run) {
        Duration whole = run.end().state().elapsed();
        following.unsubscribe();
        slider.setMin(0);
        slider.setMax(Math.max(0.1, whole.toNanos() / 1e9));
        locks.show(run.end());
        slider.setValue(slider.getMax());
        moment.setText(TEXTS.get("replay.at", Format.duration(whole), Format.duration(whole)));
        following = slider.valueProperty().subscribe((before, after) -> goTo(run, Duration.ofNanos((long) (after.doubleValue() * 1e9)),
                whole));
    }

    /** Only the moment asked for last is shown: folding a long run takes longer than moving a slider. */
    private void goTo(Verdict.Recording run, Duration wanted, Duration whole) {
        long mine = ++asked;
        moment.setText(TEXTS.get("replay.at", Format.duration(wanted), Format.duration(whole)));
        background.compute("looking at a moment of the run", progress -> run.at(wanted)).onDone(picture -> {
            if (mine == asked) {
                locks.show(picture);
            }
        });
    }
}
