package dev.slipway.ui.app;

import dev.slipway.ui.kit.Background;
import dev.slipway.ui.kit.CommandList;

/**
 * What the parts of the window share; handed to them by constructor.
 *
 * @param background runs what may wait
 * @param shell what the shell shows and which stage it is on
 * @param commands all commands
 * @param theme the theme in use
 * @param settings what the window remembers
 */
public record AppContext(Background background, ShellModel shell, CommandList commands, ThemeChoice theme, UiSettings settings) {
    /** A fresh one; FX thread, since the theme follows the platform. */
    public static AppContext create(Background background, UiSettings settings) {
        return new AppContext(background, new ShellModel(), new CommandList(), new ThemeChoice(settings), settings);
    }
}
