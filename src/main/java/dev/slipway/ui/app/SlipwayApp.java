package dev.slipway.ui.app;

import dev.slipway.model.ProblemException;
import dev.slipway.ui.kit.VirtualThreads;
import dev.slipway.ui.work.WorkFolders;
import dev.slipway.ui.work.Workbench;
import dev.slipway.workspace.ConfigFolder;
import dev.slipway.workspace.Settings;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Application;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.slf4j.LoggerFactory;

/** The window as a JavaFX application. {@link #open} starts it and returns when the window is closed. */
public final class SlipwayApp extends Application {
    private static final double LEAST_WIDTH = 1100;
    private static final double LEAST_HEIGHT = 700;

    private final List<AutoCloseable> toClose = new ArrayList<>();

    /** Opens the window; not to be called twice in one process. */
    public static void open() {
        launch(SlipwayApp.class);
    }

    @Override
    public void start(Stage window) {
        UiSettings settings = UiSettings.inMemory();
        ProblemException damaged = null;
        try {
            FileSettings kept = FileSettings.in(ConfigFolder.standard());
            toClose.add(kept);
            settings = kept;
        } catch (ProblemException e) {
            // The damaged file is left as it is, for its owner to mend.
            damaged = e;
        }
        AppContext context = AppContext.create(new VirtualThreads(), settings);
        Workbench bench = new Workbench(context.background(), WorkFolders.standard(), settings.get().author());
        toClose.add(bench);
        show(window, context, new Shell(context, Stages.all(context, bench,
                folder -> getHostServices().showDocument(folder.toUri().toString()))));
        askBeforeClosing(window, new UnsavedEdits(bench, context.shell()));
        if (damaged != null) {
            context.shell().report(damaged.problem());
        }
    }

    @Override
    public void stop() {
        for (AutoCloseable closeable : toClose.reversed()) {
            try {
                closeable.close();
            } catch (Exception e) {
                LoggerFactory.getLogger(SlipwayApp.class).warn("closing the window left something open", e);
            }
        }
    }

    /** Edits that lie in no folder are gone with the window. */
    static void askBeforeClosing(Stage window, UnsavedEdits edits) {
        window.setOnCloseRequest(event -> {
            event.consume();
            edits.beforeLeaving(window::hide);
        });
    }

    /** Puts a shell into a window with everything that belongs to it: theme, shortcuts, icon, remembered size. */
    static void show(Stage window, AppContext context, Shell shell) {
        UiSettings settings = context.settings();
        var scene = new Scene(shell, settings.get().windowWidth(), settings.get().windowHeight());
        context.theme().themeProperty().subscribe(theme -> theme.applyTo(scene));
        context.commands().install(scene);
        window.setScene(scene);
        window.titleProperty().bind(context.shell().planNameProperty().map(plan -> plan.isEmpty() ? "Slipway" : plan + " – Slipway"));
        window.getIcons().setAll(AppImages.all());
        window.setMinWidth(LEAST_WIDTH);
        window.setMinHeight(LEAST_HEIGHT);
        window.setOnHiding(event -> keepSize(window, settings));
        window.show();
        keepWithin(Screen.getPrimary().getVisualBounds(), window);
    }

    /** A screen may be smaller than what a window wants or was last; frame and title count as well, and are known once it shows. */
    static void keepWithin(Rectangle2D screen, Stage window) {
        window.setMinWidth(Math.min(window.getMinWidth(), screen.getWidth()));
        window.setMinHeight(Math.min(window.getMinHeight(), screen.getHeight()));
        if (window.getWidth() > screen.getWidth()) {
            window.setWidth(screen.getWidth());
        }
        if (window.getHeight() > screen.getHeight()) {
            window.setHeight(screen.getHeight());
        }
        window.setX(Math.clamp(window.getX(), screen.getMinX(), screen.getMaxX() - window.getWidth()));
        window.setY(Math.clamp(window.getY(), screen.getMinY(), screen.getMaxY() - window.getHeight()));
    }

    private static void keepSize(Stage window, UiSettings settings) {
        Settings before = settings.get();
        // The size of a maximized window is the screen's; the one before is kept.
        if (!window.isMaximized() && window.getScene() != null) {
            int width = (int) Math.round(window.getScene().getWidth());
            int height = (int) Math.round(window.getScene().getHeight());
            if (width != before.windowWidth() || height != before.windowHeight()) {
                settings.change(now -> now.withWindow(width, height));
            }
        }
    }
}
