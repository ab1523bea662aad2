package dev.slipway.ui.app;

import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Background;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.Job;
import dev.slipway.ui.kit.StepBar;
import dev.slipway.ui.kit.Texts;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/** What runs, how much memory it takes, which server it talks to. */
final class StatusBar extends HBox {
    private static final Texts TEXTS = Texts.of(StatusBar.class);

    private final HBox job = new HBox(8);
    private final Label tasks = new Label();
    private final Label memory = new Label();

    StatusBar(Background background, ShellModel model) {
        getStyleClass().add("status-bar");
        job.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        var server = new Label();
        server.textProperty().bind(model.serverProperty());
        server.managedProperty().bind(server.textProperty().isNotEmpty());
        getChildren().addAll(job, spring, tasks, memory, server);
        background.running().addListener((ListChangeListener<Job<?>>) change -> show(background));
        show(background);
        measure();
        var clock = new Timeline(new KeyFrame(Duration.seconds(2), event -> measure()));
        clock.setCycleCount(Animation.INDEFINITE);
        // Runs only while the bar is in a window, so that a closed window leaves nothing behind.
        sceneProperty().flatMap(scene -> scene.windowProperty()).flatMap(window -> window.showingProperty()).orElse(false)
                .subscribe(showing -> {
                    if (showing) {
                        clock.play();
                    } else {
                        clock.stop();
                    }
                });
    }

    private void measure() {
        Runtime runtime = Runtime.getRuntime();
        memory.setText(Format.size(runtime.totalMemory() - runtime.freeMemory()));
    }

    private void show(Background background) {
        job.getChildren().clear();
        int count = background.running().size();
        tasks.setText(count == 0 ? TEXTS.get("status.idle") : Format.count(count, "task"));
        if (count == 0) {
            return;
        }
        Job<?> first = background.running().getFirst();
        var text = new Label();
        text.textProperty().bind(first.detailProperty().map(detail -> detail.isEmpty() ? first.title() : first.title() + ": " + detail));
        var share = new Label();
        share.textProperty().bind(first.fractionProperty().map(now -> now.doubleValue() < 0 ? "" : Format.percent(now.doubleValue())));
        StepBar bar = StepBar.following(first.title(), first.fractionProperty());
        bar.visibleProperty().bind(first.fractionProperty().greaterThanOrEqualTo(0));
        bar.managedProperty().bind(bar.visibleProperty());
        job.getChildren().addAll(AppIcon.RUN.node(12), text, bar, share,
                Buttons.icon(Command.of("status.cancel", TEXTS.get("status.cancel", first.title()), AppIcon.CLOSE, first::cancel)));
    }
}
