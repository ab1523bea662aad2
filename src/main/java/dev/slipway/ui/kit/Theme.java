package dev.slipway.ui.kit;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;

/** Light or dark: AtlantaFX's Primer below, our palette and {@code app.css} above. */
public enum Theme {
    LIGHT, DARK;

    /** The theme of that name in any case, if there is one. */
    public static Optional<Theme> named(String name) {
        for (Theme theme : values()) {
            if (theme.name().equals(name.toUpperCase(Locale.ROOT))) {
                return Optional.of(theme);
            }
        }
        return Optional.empty();
    }

    /** What the desktop is set to; FX thread. */
    public static Theme ofPlatform() {
        return Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? DARK : LIGHT;
    }

    public Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }

    /**
     * Dresses a scene, and the popups of all scenes with it: popups take the application's theme and their owner's
     * style sheets. FX thread.
     */
    public void applyTo(Scene scene) {
        Fonts.load();
        Application.setUserAgentStylesheet(base());
        scene.getStylesheets().setAll(List.of(sheet(palette()), sheet("app.css"), sheet("controls.css"), sheet("code.css")));
    }

    private String base() {
        return switch (this) {
            case LIGHT -> new PrimerLight().getUserAgentStylesheet();
            case DARK -> new PrimerDark().getUserAgentStylesheet();
        };
    }

    private String palette() {
        return switch (this) {
            case LIGHT -> "palette-light.css";
            case DARK -> "palette-dark.css";
        };
    }

    private static String sheet(String name) {
        URL url = Theme.class.getResource("/dev/slipway/ui/" + name);
        return Objects.requireNonNull(url, () -> "style sheet " + name + " is not in the jar").toExternalForm();
    }
}
