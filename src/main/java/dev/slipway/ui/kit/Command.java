package dev.slipway.ui.kit;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

/**
 * One thing the user can do. Menu, button, tooltip, shortcut, palette and help are all made from it, so they agree.
 *
 * @param id stable name with the stage in front: {@code compare.next}
 * @param text what it does, in the imperative: "Compare again"
 * @param group heading in the palette, the menu and the help
 * @param icon its icon
 * @param shortcut as JavaFX writes key combinations, {@code Shortcut+R} or {@code F7}; empty when it has none
 * @param blockedBy why it cannot be done now, in words; an empty string when it can
 * @param action what it does, on the FX thread, without waiting
 */
public record Command(String id, String text, String group, AppIcon icon, String shortcut,
        ObservableValue<String> blockedBy, Runnable action) {

    /** A command that is always possible and has no shortcut. */
    public static Command of(String id, String text, AppIcon icon, Runnable action) {
        // A property of its own: one that all share would hold every button that ever listened to it.
        return new Command(id, text, "", icon, "", new ReadOnlyStringWrapper("").getReadOnlyProperty(), action);
    }

    public Command withShortcut(String newShortcut) {
        return new Command(id, text, group, icon, newShortcut, blockedBy, action);
    }

    public Command inGroup(String newGroup) {
        return new Command(id, text, newGroup, icon, shortcut, blockedBy, action);
    }

    /** @param reason why it cannot be done now, an empty string while it can */
    public Command blockedBy(ObservableValue<String> reason) {
        return new Command(id, text, group, icon, shortcut, reason, action);
    }

    /** Possible exactly while {@code condition} holds; {@code otherwise} says what is missing. */
    public Command enabledWhen(ObservableValue<Boolean> condition, String otherwise) {
        return blockedBy(condition.map(possible -> possible ? "" : otherwise).orElse(otherwise));
    }

    public boolean enabled() {
        return blockedBy.getValue().isEmpty();
    }

    /** Follows {@link #enabled()}. */
    public ObservableValue<Boolean> enabledProperty() {
        return blockedBy.map(String::isEmpty);
    }

    /** Does it, unless it is blocked. */
    public void run() {
        if (enabled()) {
            action.run();
        }
    }
}
