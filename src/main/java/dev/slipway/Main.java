package dev.slipway;

import dev.slipway.cli.Cli;
import dev.slipway.cli.Terminal;

/** Entry point: the command line, or the window when no command is given. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(Cli.run(Terminal.standard(), args));
    }
}
