package dev.slipway.ui.app;

import dev.slipway.embedded.FileTree;
import dev.slipway.ui.kit.FxCoalescer;
import dev.slipway.ui.kit.SameThread;
import dev.slipway.ui.kit.Theme;
import dev.slipway.ui.work.WorkFolders;
import dev.slipway.ui.work.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The pictures that {@code slipway tour} draws: the whole window on every stage, led through the demo step by step. */
public final class StageTour {
    private final Workbench bench;
    private final List<Tour.Picture> pictures = new ArrayList<>();

    private StageTour(Workbench bench) {
        this.bench = bench;
    }

    /**
     * Draws the pictures. Starts JavaFX without a display, and the demo; not on the FX thread.
     *
     * @param width of each picture, px
     * @param height of each picture, px
     * @return the files, in the order of the stages
     */
    public static List<Path> draw(Theme theme, int width, int height, Path folder) throws IOException {
        Toolkit.startHeadless();
        Path work = Files.createTempDirectory("slipway-tour");
        Workbench bench = FxCoalescer.call(() -> new Workbench(new SameThread(), WorkFolders.in(work), ""));
        try {
            StageTour tour = new StageTour(bench);
            TourScenes.all(tour::scene);
            return new Tour(theme, width, height).draw(tour.pictures, folder);
        } finally {
            bench.close();
            FileTree.delete(work);
        }
    }

    /** Takes the scenes of the tour. */
    @FunctionalInterface
    interface Scenes {
        /**
         * @param name file name without its ending, the stage's number in front
         * @param before what is done on the workbench before the picture, on top of what the scenes before did; FX thread
         * @param inWindow what is done in the window once it is made
         */
        void add(String name, StageName stage, Consumer<Workbench> before, Consumer<Shell> inWindow);
    }

    private void scene(String name, StageName stage, Consumer<Workbench> before, Consumer<Shell> inWindow) {
        pictures.add(new Tour.Picture(name, () -> shell(bench, stage, before, inWindow)));
    }

    /** The whole window as a scene wants it, once it is in one. */
    static Shell shell(Workbench bench, StageName stage, Consumer<Workbench> before, Consumer<Shell> inWindow) {
        AppContext context = AppContext.create(bench.background(), UiSettings.inMemory());
        before.accept(bench);
        Shell shell = new Shell(context, Stages.all(context, bench, folder -> { }));
        context.shell().go(stage);
        // Controls have their parts, and can be found, only once they are in a scene.
        shell.sceneProperty().addListener((seen, was, scene) -> {
            if (scene != null) {
                shell.applyCss();
                shell.requestFocus();
                inWindow.accept(shell);
            }
        });
        return shell;
    }
}
