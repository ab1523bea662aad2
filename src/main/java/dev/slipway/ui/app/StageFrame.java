package dev.slipway.ui.app;

import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.Words;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** One stage: a head with its title, its state, its tools and its one primary button; its content below. */
final class StageFrame extends BorderPane {
    StageFrame(StageView view) {
        getStyleClass().add("stage-frame");
        setId("stage-" + view.name().id());
        Label state = Words.muted("");
        state.textProperty().bind(view.status().map(StageStatus::words));
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        Label title = Words.title(view.name().title());
        title.setMinWidth(USE_PREF_SIZE);
        var head = new HBox(title, state, spring);
        head.getStyleClass().add("stage-head");
        head.getChildren().addAll(view.tools());
        head.getChildren().add(primary(view.primary()));
        setTop(head);
        var body = new StackPane(view.root());
        body.getStyleClass().add("stage-body");
        setCenter(body);
    }

    /** The button, and beside it why it cannot be pressed, since a disabled button has no tooltip. */
    private static HBox primary(ObservableValue<Optional<Command>> primary) {
        var place = new HBox(12);
        place.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
        primary.subscribe(command -> {
            place.getChildren().clear();
            command.ifPresent(now -> {
                Label reason = Words.muted("");
                reason.textProperty().bind(now.blockedBy());
                reason.managedProperty().bind(reason.textProperty().isNotEmpty());
                var button = Buttons.primary(now);
                button.setMinWidth(USE_PREF_SIZE);
                place.getChildren().addAll(reason, button);
            });
        });
        return place;
    }
}
