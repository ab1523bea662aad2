package dev.slipway.ui.kit;

import java.time.Instant;
import java.time.ZoneId;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Label;
import javafx.util.Duration;

/** How long ago something was, as long as it is seen; to the second on hover. */
public final class Age extends Label {
    private static final Duration PACE = Duration.seconds(20);

    private final Instant then;

    public Age(Instant then) {
        this.then = then;
        getStyleClass().add("muted");
        setTooltip(Buttons.tooltip(Format.exact(then, ZoneId.systemDefault())));
        tell(Instant.now());
        var clock = new Timeline(new KeyFrame(PACE, tick -> tell(Instant.now())));
        clock.setCycleCount(Animation.INDEFINITE);
        // A clock that runs keeps its label alive.
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                clock.stop();
            } else {
                tell(Instant.now());
                clock.play();
            }
        });
    }

    void tell(Instant now) {
        setText(Format.ago(then, now));
    }
}
