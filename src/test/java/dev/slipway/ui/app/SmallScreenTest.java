package dev.slipway.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ui.kit.FxCoalescer;
import dev.slipway.ui.kit.SameThread;
import dev.slipway.ui.kit.Theme;
import dev.slipway.ui.work.WorkFolders;
import dev.slipway.ui.work.Workbench;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every stage fits a notebook's screen, in each state the tour knows; and no window is larger than its screen. */
@Tag("ui")
class SmallScreenTest {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        Toolkit.startHeadless();
    }

    @Test
    void everySceneOfTheTourFits() throws IOException {
        Workbench bench = FxCoalescer.call(() -> new Workbench(new SameThread(), WorkFolders.in(folder.resolve("work")), ""));
        Map<String, Shell> shells = new LinkedHashMap<>();
        List<Tour.Picture> pictures = new ArrayList<>();
        TourScenes.all((name, stage, before, inWindow) -> pictures.add(new Tour.Picture(name, () -> {
            Shell shell = StageTour.shell(bench, stage, before, inWindow);
            shells.put(name, shell);
            return shell;
        })));
        try {
            List<Path> files = new Tour(Theme.LIGHT, WIDTH, HEIGHT).draw(pictures, folder.resolve("pictures"));
            var all = new SoftAssertions();
            for (Path file : files) {
                BufferedImage drawn = ImageIO.read(file.toFile());
                all.assertThat(drawn.getWidth()).as("%s as drawn", file.getFileName()).isEqualTo(WIDTH);
                all.assertThat(drawn.getHeight()).as("%s as drawn", file.getFileName()).isEqualTo(HEIGHT);
            }
            shells.forEach((name, shell) -> {
                all.assertThat((double) FxCoalescer.call(() -> shell.minWidth(-1))).as("least width of %s", name)
                        .isLessThanOrEqualTo(WIDTH);
                all.assertThat((double) FxCoalescer.call(() -> shell.minHeight(WIDTH))).as("least height of %s", name)
                        .isLessThanOrEqualTo(HEIGHT);
            });
            all.assertAll();
        } finally {
            bench.close();
        }
    }

    @Test
    void aWindowIsNotLargerThanItsScreen() {
        var screen = new Rectangle2D(0, 20, 640, 460);
        Stage window = FxCoalescer.call(() -> {
            var stage = new Stage();
            stage.setScene(new Scene(new Pane(), 900, 800));
            stage.setMinWidth(700);
            stage.show();
            SlipwayApp.keepWithin(screen, stage);
            return stage;
        });
        assertThat(screen.contains(window.getX(), window.getY(), window.getWidth(), window.getHeight()))
                .as("%s x %s at %s, %s", window.getWidth(), window.getHeight(), window.getX(), window.getY()).isTrue();
        FxCoalescer.call(() -> {
            window.hide();
            return true;
        });
    }
}
