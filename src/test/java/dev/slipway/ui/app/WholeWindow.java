package dev.slipway.ui.app;

import dev.slipway.ui.kit.Background;
import dev.slipway.ui.kit.InWindow;
import dev.slipway.ui.kit.Theme;
import dev.slipway.ui.work.WorkFolders;
import dev.slipway.ui.work.Workbench;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A test on all stages in one window, with folders of its own. */
public abstract class WholeWindow {
    @TempDir
    protected Path folder;
    protected AppContext context;
    protected Workbench bench;
    protected Shell shell;

    /** Makes the shell, which is shown by one of the methods below. */
    protected void make(Background background, Consumer<Path> opener) {
        context = AppContext.create(background, UiSettings.inMemory());
        bench = new Workbench(context.background(), WorkFolders.in(folder), "A. Author");
        shell = new Shell(context, Stages.all(context, bench, opener));
    }

    protected void make(Background background) {
        make(background, shown -> { });
    }

    /** As the application shows it. */
    protected void asApplication(Stage window) {
        SlipwayApp.show(window, context, shell);
    }

    /** On one of its stages, as large as the headless screen. */
    protected void on(StageName stage, Stage window) {
        InWindow.show(window, shell, Theme.LIGHT, 1000, 900);
        context.commands().install(window.getScene());
        context.shell().go(stage);
    }

    @AfterEach
    protected void close() {
        bench.close();
    }
}
