package dev.slipway.ui.app;

import dev.slipway.ui.kit.Theme;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The theme in use: the platform's, until the user has chosen one. FX thread. */
public final class ThemeChoice {
    private static final String KEY = "theme";

    private final UiSettings settings;
    private final ReadOnlyObjectWrapper<Theme> theme;

    public ThemeChoice(UiSettings settings) {
        this.settings = settings;
        theme = new ReadOnlyObjectWrapper<>(chosen().orElseGet(Theme::ofPlatform));
        Platform.getPreferences().colorSchemeProperty().addListener((seen, before, now) -> {
            if (chosen().isEmpty()) {
                theme.set(Theme.ofPlatform());
            }
        });
    }

    public ReadOnlyObjectProperty<Theme> themeProperty() {
        return theme.getReadOnlyProperty();
    }

    /** Takes the other theme and remembers it. */
    public void toggle() {
        theme.set(theme.get().other());
        settings.put(KEY, theme.get().name());
    }

    private Optional<Theme> chosen() {
        return settings.get(KEY).flatMap(Theme::named);
    }
}
