package dev.slipway.ui.app;

import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.image.Image;

/** The application icon in its sizes. */
final class AppImages {
    private AppImages() {}

    /** @param size edge length in px: 16, 24, 32, 48, 64, 128, 256 or 512 */
    static Image icon(int size) {
        InputStream in = AppImages.class.getResourceAsStream("/dev/slipway/ui/icons/slipway-" + size + ".png");
        return new Image(Objects.requireNonNull(in, () -> "icon of " + size + " px is not in the jar"));
    }

    /** For the window: the desktop takes the size it needs. */
    static List<Image> all() {
        return Stream.of(16, 24, 32, 48, 64, 128, 256).map(AppImages::icon).toList();
    }
}
