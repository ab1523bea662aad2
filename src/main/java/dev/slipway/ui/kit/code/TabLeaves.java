package dev.slipway.ui.kit.code;

import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Lets the Tab key lead out of a text of several lines, which otherwise keeps it: without a mouse one would be caught. */
public final class TabLeaves {
    private TabLeaves() {}

    /** For a text that is only read, or has no use for tabs: Tab and Shift+Tab go on and back. */
    public static void always(Node area) {
        leave(area, false);
    }

    /** For a text that is edited, where Tab is a character: Ctrl+Tab and Ctrl+Shift+Tab go on and back. */
    static void withControl(Node area) {
        leave(area, true);
    }

    private static void leave(Node area, boolean control) {
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.TAB && (event.isControlDown() || !control)) {
                area.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
                event.consume();
            }
        });
    }
}
