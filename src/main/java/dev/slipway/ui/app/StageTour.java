package dev.slipway.ui.app;

import dev.slipway.ui.kit.SameThread;
import dev.slipway.ui.kit.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javafx.scene.Parent;

/** The pictures that {@code slipway tour} draws: the whole window on every stage. */
public final class StageTour {
    private StageTour() {}

    /**
     * Draws one picture a stage. Starts JavaFX without a display; not on the FX thread.
     *
     * @param width of each picture, px
     * @param height of each picture, px
     * @return the files, in the order of the stages
     */
    public static List<Path> draw(Theme theme, int width, int height, Path folder) throws IOException {
        Toolkit.startHeadless();
        List<Tour.Picture> pictures = Arrays.stream(StageName.values())
                .map(stage -> new Tour.Picture(stage.number() + "-" + stage.id(), () -> shell(stage)))
                .toList();
        return new Tour(theme, width, height).draw(pictures, folder);
    }

    private static Parent shell(StageName stage) {
        AppContext context = AppContext.create(new SameThread(), UiSettings.inMemory());
        Shell shell = new Shell(context, Stages.all(context));
        context.shell().go(stage);
        return shell;
    }
}
