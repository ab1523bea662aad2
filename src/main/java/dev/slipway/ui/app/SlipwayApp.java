package dev.slipway.ui.app;

import dev.slipway.ui.kit.VirtualThreads;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** The window as a JavaFX application. {@link #open} starts it and returns when the window is closed. */
public final class SlipwayApp extends Application {
    /** Opens the window; not to be called twice in one process. */
    public static void open() {
        launch(SlipwayApp.class);
    }

    @Override
    public void start(Stage window) {
        AppContext context = AppContext.create(new VirtualThreads(), UiSettings.inMemory());
        show(window, context, new Shell(context, Stages.all(context)));
    }

    /** Puts a shell into a window with everything that belongs to it: theme, shortcuts, icon, remembered place. */
    static void show(Stage window, AppContext context, Shell shell) {
        var scene = new Scene(shell, 1440, 900);
        context.theme().themeProperty().subscribe(theme -> theme.applyTo(scene));
        context.commands().install(scene);
        window.setScene(scene);
        window.titleProperty().bind(context.shell().planNameProperty().map(plan -> plan.isEmpty() ? "Slipway" : plan + " – Slipway"));
        window.getIcons().setAll(AppImages.all());
        window.setMinWidth(WindowPlace.LEAST_WIDTH);
        window.setMinHeight(WindowPlace.LEAST_HEIGHT);
        WindowPlace.in(context.settings()).ifPresent(place -> place.applyTo(window));
        WindowPlace.follow(window, context.settings());
        window.show();
    }
}
