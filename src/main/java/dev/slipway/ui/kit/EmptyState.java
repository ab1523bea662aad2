package dev.slipway.ui.kit;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What a list says while it holds nothing: why, and what to do. */
public final class EmptyState extends VBox {
    /**
     * @param what one line: "Nothing to compare yet"
     * @param next what to do about it, one or two sentences
     * @param commands ways on; the first is not the screen's primary button, which stands in the stage's head
     */
    public EmptyState(AppIcon icon, String what, String next, List<Command> commands) {
        super(8);
        getStyleClass().add("empty-state");
        setAlignment(Pos.CENTER);
        Label heading = Words.heading(what);
        Label body = Words.body(next);
        body.setMaxWidth(420);
        getChildren().addAll(icon.node(32), heading, body);
        if (!commands.isEmpty()) {
            var row = new HBox(8);
            row.setAlignment(Pos.CENTER);
            commands.forEach(command -> row.getChildren().add(Buttons.of(command)));
            getChildren().add(row);
        }
    }

    public EmptyState(AppIcon icon, String what, String next) {
        this(icon, what, next, List.of());
    }
}
