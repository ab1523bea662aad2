package dev.slipway.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.EmptyState;
import dev.slipway.ui.kit.FxCoalescer;
import dev.slipway.ui.kit.Theme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("ui")
class TourTest {
    @TempDir
    Path folder;

    private final List<Throwable> uncaught = new CopyOnWriteArrayList<>();
    private Thread.UncaughtExceptionHandler before;

    @BeforeAll
    static void start() {
        Toolkit.startHeadless();
    }

    @BeforeEach
    void listenForFailuresOfTheFxThread() {
        before = FxCoalescer.call(() -> Thread.currentThread().getUncaughtExceptionHandler());
        FxCoalescer.call(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> uncaught.add(failure));
            return true;
        });
    }

    @AfterEach
    void listenNoMore() {
        FxCoalescer.call(() -> {
            Thread.currentThread().setUncaughtExceptionHandler(before);
            return true;
        });
    }

    @Test
    void drawsPicturesLargerThanTheScreenInBothThemes() throws IOException {
        BufferedImage light = draw(Theme.LIGHT);
        BufferedImage dark = draw(Theme.DARK);
        assertThat(light.getWidth()).isEqualTo(2560);
        assertThat(light.getHeight()).isEqualTo(1440);
        assertThat(light.getRGB(5, 5) & 0xffffff).isEqualTo(0xffffff);
        assertThat(dark.getRGB(5, 5) & 0xffffff).isEqualTo(0x14181e);
        assertThat(colours(light)).as("words and icon are drawn").isGreaterThan(20);
        assertThat(uncaught).as("the headless window breaks without a word when it is larger than its screen").isEmpty();
    }

    private BufferedImage draw(Theme theme) throws IOException {
        var picture = new Tour.Picture("connect-" + theme, () -> new EmptyState(AppIcon.CONNECT, "No connection", "Start the demo"));
        List<Path> files = new Tour(theme, 2560, 1440).draw(List.of(picture), folder.resolve("pictures"));
        assertThat(files).containsExactly(folder.resolve("pictures/connect-" + theme + ".png"));
        return ImageIO.read(files.getFirst().toFile());
    }

    private static long colours(BufferedImage image) {
        return java.util.stream.IntStream.range(0, image.getWidth() * image.getHeight())
                .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth())).distinct().count();
    }
}
