package dev.slipway.ui.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/** The bundled fonts: Inter for words, JetBrains Mono for code, so that the window looks the same everywhere. */
public final class Fonts {
    /** Family of code. */
    public static final String MONO = "JetBrains Mono";
    /** Family of words. */
    public static final String SANS = "Inter";

    private static final List<String> FILES = List.of(
            "Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "JetBrainsMono-Regular.ttf", "JetBrainsMono-Bold.ttf");

    private Fonts() {}

    /** Makes them known to JavaFX; a second call changes nothing. */
    public static void load() {
        if (Font.getFontNames(MONO).isEmpty() || Font.getFontNames(SANS).isEmpty()) {
            FILES.forEach(Fonts::load);
        }
    }

    private static void load(String file) {
        try (InputStream in = Fonts.class.getResourceAsStream("/dev/slipway/ui/fonts/" + file)) {
            if (in == null || Font.loadFont(in, 13) == null) {
                throw new IllegalStateException("font " + file + " is not in the jar or cannot be read");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
