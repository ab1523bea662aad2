package dev.slipway.workspace;

import dev.slipway.model.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the user chose once.
 *
 * @param author the name plans and approvals carry; the system's user name until it is set
 * @param theme which theme the window uses
 * @param windowWidth width of the window in px
 * @param windowHeight height of the window in px
 */
public record Settings(String author, Theme theme, int windowWidth, int windowHeight) {
    private static final String FORMAT = "slipway-settings/1";
    private static final String FILE = "settings.json";
    private static final long MAX_BYTES = 1L << 20;
    private static final int MIN_WIDTH = 1100;
    private static final int MIN_HEIGHT = 700;

    /** The theme of the window; {@link #SYSTEM} follows the platform. */
    public enum Theme { SYSTEM, LIGHT, DARK }

    public Settings {
        windowWidth = Math.clamp(windowWidth, MIN_WIDTH, 16_384);
        windowHeight = Math.clamp(windowHeight, MIN_HEIGHT, 16_384);
    }

    public static Settings standard() {
        return new Settings(System.getProperty("user.name", ""), Theme.SYSTEM, 1440, 900);
    }

    /**
     * The settings in that folder, the standard ones when there are none.
     *
     * @throws ProblemException when the file is damaged
     */
    public static Settings read(Path configFolder) {
        Path file = configFolder.resolve(FILE);
        return Files.exists(file) ? RecordJson.read(file, FORMAT, Settings.class, MAX_BYTES) : standard();
    }

    public void write(Path configFolder) {
        SafeFiles.writePrivate(configFolder.resolve(FILE), RecordJson.write(FORMAT, this));
    }

    public Settings withAuthor(String other) {
        return new Settings(other, theme, windowWidth, windowHeight);
    }

    public Settings withTheme(Theme other) {
        return new Settings(author, other, windowWidth, windowHeight);
    }

    public Settings withWindow(int width, int height) {
        return new Settings(author, theme, width, height);
    }
}
