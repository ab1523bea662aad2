package dev.slipway.ui.kit;

import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.util.Duration;

/** Makes buttons and menu items from commands. */
public final class Buttons {
    private Buttons() {}

    /** Icon and text, quiet. */
    public static Button of(Command command) {
        var button = new Button(command.text(), command.icon().node());
        tie(button, command);
        return button;
    }

    /** The one button of a screen that leads on. */
    public static Button primary(Command command) {
        Button button = of(command);
        button.getStyleClass().add("primary");
        return button;
    }

    /** For what cannot be taken back. */
    public static Button danger(Command command) {
        Button button = of(command);
        button.getStyleClass().add("dangerous");
        return button;
    }

    /** The icon alone, with the text as its accessible name and tooltip. */
    public static Button icon(Command command) {
        var button = new Button("", command.icon().node());
        button.getStyleClass().add("icon-only");
        button.setAccessibleText(command.text());
        tie(button, command);
        return button;
    }

    /** Text that reads like a link. */
    public static Button link(Command command) {
        var button = new Button(command.text());
        button.getStyleClass().add("link");
        tie(button, command);
        return button;
    }

    /** An entry of a menu. */
    public static MenuItem menuItem(Command command) {
        var item = new MenuItem(command.text(), command.icon().node());
        if (!command.shortcut().isEmpty()) {
            item.setAccelerator(KeyCombination.valueOf(command.shortcut()));
        }
        item.setOnAction(event -> command.run());
        item.disableProperty().bind(command.enabledProperty().map(enabled -> !enabled));
        return item;
    }

    /** The shortcut as the platform writes it: {@code Ctrl+R}; empty when there is none. */
    public static String shortcutText(Command command) {
        return command.shortcut().isEmpty() ? "" : KeyCombination.valueOf(command.shortcut()).getDisplayText();
    }

    /** A tooltip that comes soon and stays. */
    public static Tooltip tooltip(String text) {
        var tooltip = new Tooltip(text);
        tooltip.setShowDelay(Duration.millis(400));
        tooltip.setShowDuration(Duration.INDEFINITE);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(420);
        return tooltip;
    }

    private static void tie(ButtonBase button, Command command) {
        // Dots would read as style classes in a look-up.
        button.setId(command.id().replace('.', '-'));
        button.setOnAction(event -> command.run());
        button.disableProperty().bind(command.enabledProperty().map(enabled -> !enabled));
        button.accessibleHelpProperty().bind(command.blockedBy());
        String keys = shortcutText(command);
        Tooltip tooltip = tooltip(command.text());
        tooltip.textProperty().bind(command.blockedBy().map(reason -> explain(command.text(), keys, reason)));
        button.setTooltip(tooltip);
    }

    private static String explain(String text, String keys, String reason) {
        String head = keys.isEmpty() ? text : text + "   " + keys;
        return reason.isEmpty() ? head : head + "\n" + reason;
    }
}
