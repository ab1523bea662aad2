package dev.slipway.ui.app;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/**
 * Where the window stands, px.
 *
 * @param maximized whether it fills the screen; the rest is then where it goes back to
 */
record WindowPlace(double x, double y, double width, double height, boolean maximized) {
    static final double LEAST_WIDTH = 1100;
    static final double LEAST_HEIGHT = 700;
    private static final String KEY = "window.place";
    private static final Pattern FORM = Pattern.compile("(-?\\d+) (-?\\d+) (\\d+) (\\d+) (true|false)");

    /** The place kept in the settings, if it can be read. */
    static Optional<WindowPlace> in(UiSettings settings) {
        return settings.get(KEY).map(FORM::matcher).filter(Matcher::matches).map(found -> new WindowPlace(
                Double.parseDouble(found.group(1)), Double.parseDouble(found.group(2)),
                Double.parseDouble(found.group(3)), Double.parseDouble(found.group(4)), Boolean.parseBoolean(found.group(5))));
    }

    void keepIn(UiSettings settings) {
        settings.put(KEY, Math.round(x) + " " + Math.round(y) + " " + Math.round(width) + " " + Math.round(height) + " " + maximized);
    }

    /** Puts a window where this says, unless that is on no screen any more. */
    void applyTo(Stage window) {
        Rectangle2D middle = new Rectangle2D(x + width / 4, y + height / 4, width / 2, height / 2);
        window.setWidth(Math.max(LEAST_WIDTH, width));
        window.setHeight(Math.max(LEAST_HEIGHT, height));
        if (!Screen.getScreensForRectangle(middle).isEmpty()) {
            window.setX(x);
            window.setY(y);
        }
        window.setMaximized(maximized);
    }

    /** Remembers where a window stands, leaving the normal size alone while it is maximized. */
    static void follow(Stage window, UiSettings settings) {
        window.setOnHiding(event -> {
            WindowPlace before = in(settings).orElse(new WindowPlace(0, 0, 1440, 900, false));
            WindowPlace now = window.isMaximized()
                    ? new WindowPlace(before.x, before.y, before.width, before.height, true)
                    : new WindowPlace(window.getX(), window.getY(), window.getWidth(), window.getHeight(), false);
            now.keepIn(settings);
        });
    }
}
