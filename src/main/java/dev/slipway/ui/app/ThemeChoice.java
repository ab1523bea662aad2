package dev.slipway.ui.app;

import dev.slipway.ui.kit.Theme;
import dev.slipway.workspace.Settings;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;

/** The theme in use: the platform's, until the user has chosen one. FX thread. */
public final class ThemeChoice {
    private final UiSettings settings;
    private final ReadOnlyObjectWrapper<Theme> theme;
    private final ChangeListener<ColorScheme> platform = (seen, before, now) -> follow();

    public ThemeChoice(UiSettings settings) {
        this.settings = settings;
        theme = new ReadOnlyObjectWrapper<>(wanted());
        Platform.getPreferences().colorSchemeProperty().addListener(new WeakChangeListener<>(platform));
    }

    public ReadOnlyObjectProperty<Theme> themeProperty() {
        return theme.getReadOnlyProperty();
    }

    /** Takes the other theme and remembers it. */
    public void toggle() {
        Theme other = theme.get().other();
        settings.change(now -> now.withTheme(switch (other) {
            case LIGHT -> Settings.Theme.LIGHT;
            case DARK -> Settings.Theme.DARK;
        }));
        theme.set(other);
    }

    /** Goes with the platform again and remembers that. */
    public void followPlatform() {
        settings.change(now -> now.withTheme(Settings.Theme.SYSTEM));
        follow();
    }

    private void follow() {
        theme.set(wanted());
    }

    private Theme wanted() {
        return switch (settings.get().theme()) {
            case SYSTEM -> Theme.ofPlatform();
            case LIGHT -> Theme.LIGHT;
            case DARK -> Theme.DARK;
        };
    }
}
