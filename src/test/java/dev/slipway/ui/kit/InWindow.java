package dev.slipway.ui.kit;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** Puts a control into a window of a theme, the theme first. */
public final class InWindow {
    private InWindow() {}

    public static void show(Stage window, Node control, Theme theme, int width, int height) {
        var root = new StackPane();
        var scene = new Scene(root, width, height);
        theme.applyTo(scene);
        root.applyCss();
        root.getChildren().add(control);
        window.setScene(scene);
        window.show();
    }
}
