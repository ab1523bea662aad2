package dev.slipway.ui.app;

import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;

/** Starts JavaFX without a display, for pictures. */
public final class Toolkit {
    private Toolkit() {}

    /**
     * Starts JavaFX on its own headless platform (JavaFX 26, {@code glass.platform=Headless}) with the software
     * renderer, whatever display the machine has, and waits until it runs. Must come before anything else touches
     * JavaFX in this process; if JavaFX runs already it is used as it is.
     */
    public static void startHeadless() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        // Sub-pixel text has coloured fringes that look wrong in a picture.
        System.setProperty("prism.lcdtext", "false");
        System.setProperty("java.awt.headless", "true");
        var started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
        } catch (IllegalStateException alreadyRunning) {
            started.countDown();
        }
        Platform.setImplicitExit(false);
        try {
            started.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while JavaFX was starting", e);
        }
    }

    /** Whether this machine can show a window: always but on Linux, where a display must be named. */
    public static boolean hasDisplay() {
        if (!System.getProperty("os.name", "").startsWith("Linux")) {
            return true;
        }
        return named("DISPLAY") || named("WAYLAND_DISPLAY");
    }

    private static boolean named(String variable) {
        String value = System.getenv(variable);
        return value != null && !value.isBlank();
    }
}
