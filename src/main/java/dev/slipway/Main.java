package dev.slipway;

import dev.slipway.cli.Cli;
import dev.slipway.cli.Terminal;
import dev.slipway.cli.Windowless;
import dev.slipway.ui.app.SlipwayApp;
import dev.slipway.ui.app.Toolkit;

/** Entry point: a command runs without loading JavaFX; without a command the window opens, or the demo runs where there is no display. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(args.length == 0 ? window() : Cli.run(Terminal.standard(), args));
    }

    private static int window() {
        String reason = "there is no display for the window (DISPLAY is not set)";
        if (Toolkit.hasDisplay()) {
            try {
                SlipwayApp.open();
                return 0;
            } catch (RuntimeException e) {
                if (!causedBy(e, UnsupportedOperationException.class)) {
                    throw e;
                }
                // JavaFX does not say which of the two it was.
                reason = "the window does not open, because the display does not answer or the GTK 3 library is missing"
                        + " (Debian: apt-get install libgtk-3-0)";
            }
        }
        return new Windowless(Terminal.standard()).run(reason);
    }

    private static boolean causedBy(Throwable thrown, Class<? extends Throwable> type) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
