package dev.slipway.ui.kit;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * Lies over the window and shows one thing at a time, such as the palette. Escape or a click beside it closes it, and
 * the focus goes back to where it was.
 */
public final class OverlayLayer extends StackPane {
    private @Nullable Node focusBefore;
    private Runnable closed = () -> { };

    public OverlayLayer() {
        getStyleClass().add("scrim");
        setAlignment(Pos.TOP_CENTER);
        setPadding(new Insets(96, 24, 24, 24));
        setVisible(false);
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
    }

    /** What follows whenever something was hidden, however that came. */
    public void setOnClosed(Runnable action) {
        closed = action;
    }

    /** Shows a node in place of what was shown, and gives it the focus. */
    public void show(Node node) {
        if (!isVisible() && getScene() != null) {
            focusBefore = getScene().getFocusOwner();
        }
        getChildren().setAll(node);
        setVisible(true);
        node.requestFocus();
    }

    /** Hides what is shown, if anything. */
    public void close() {
        if (!isVisible()) {
            return;
        }
        setVisible(false);
        getChildren().clear();
        Node back = focusBefore;
        focusBefore = null;
        if (back != null) {
            back.requestFocus();
        }
        closed.run();
    }
}
