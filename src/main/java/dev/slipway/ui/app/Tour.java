package dev.slipway.ui.app;

import dev.slipway.ui.kit.FxCoalescer;
import dev.slipway.ui.kit.Theme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/**
 * Draws pictures of real views, off-screen. Views should be built on a {@code SameThread} background, so that there is
 * nothing to wait for but the layout.
 */
public final class Tour {
    /** Pulses until virtualised controls have measured their cells and settled. */
    private static final int SETTLING_PULSES = 8;

    private static final int WINDOW = 800;

    private final Theme theme;
    private final int width;
    private final int height;

    /**
     * @param width of each picture, px
     * @param height of each picture, px
     */
    public Tour(Theme theme, int width, int height) {
        this.theme = theme;
        this.width = width;
        this.height = height;
    }

    /**
     * One picture.
     *
     * @param name file name without its ending
     * @param view makes what is drawn; called on the FX thread
     */
    public record Picture(String name, Supplier<? extends Parent> view) {}

    /**
     * Draws the pictures into a folder, which is made if it is missing. {@link Toolkit#startHeadless} comes first; not
     * on the FX thread.
     *
     * @return the files, in the order of the pictures
     */
    public List<Path> draw(List<Picture> pictures, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        for (Picture picture : pictures) {
            Path file = folder.resolve(picture.name() + ".png");
            ImageIO.write(draw(picture), "png", file.toFile());
            files.add(file);
        }
        return files;
    }

    private BufferedImage draw(Picture picture) {
        Exhibit exhibit = FxCoalescer.call(() -> open(picture));
        FxCoalescer.call(() -> pulses(exhibit.window().getScene(), SETTLING_PULSES)).join();
        return FxCoalescer.call(() -> {
            BufferedImage image = SwingFXUtils.fromFXImage(exhibit.sheet().snapshot(null, null), null);
            exhibit.window().hide();
            // A view that still listens would be dressed again in a scene whose colours are forgotten with its window.
            exhibit.sheet().getChildren().clear();
            return opaque(image);
        });
    }

    /** What is drawn, and the small window it hangs in. */
    private record Exhibit(Stage window, StackPane sheet) {}

    private Exhibit open(Picture picture) {
        // The headless screen is 1000 x 1000 and a larger window breaks it, so the window is small and the sheet in it is
        // as large as it has to be: a snapshot is not cut off at the window's edge.
        var root = new Pane();
        var scene = new Scene(root, WINDOW, WINDOW);
        theme.applyTo(scene);
        // The view comes into a scene that has its theme already: code areas look up their colours the moment they get
        // a scene, and would find none.
        root.applyCss();
        var sheet = new StackPane();
        sheet.setStyle("-fx-background-color: -slip-surface;");
        sheet.setManaged(false);
        root.getChildren().add(sheet);
        sheet.getChildren().add(picture.view().get());
        sheet.resizeRelocate(0, 0, width, height);
        var window = new Stage();
        window.setScene(scene);
        window.show();
        return new Exhibit(window, sheet);
    }

    /** Completed after so many pulses, each of which has laid out the scene. */
    private static CompletableFuture<Boolean> pulses(Scene scene, int count) {
        var done = new CompletableFuture<Boolean>();
        new AnimationTimer() {
            private int left = count;

            @Override
            public void handle(long now) {
                scene.getRoot().requestLayout();
                if (left-- == 0) {
                    stop();
                    done.complete(true);
                }
            }
        }.start();
        return done;
    }

    private static BufferedImage opaque(BufferedImage image) {
        var opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var pen = opaque.createGraphics();
        pen.drawImage(image, 0, 0, null);
        pen.dispose();
        return opaque;
    }
}
