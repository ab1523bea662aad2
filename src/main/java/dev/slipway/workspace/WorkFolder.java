package dev.slipway.workspace;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a rehearsal keeps what only concerns this machine: {@code $SLIPWAY_WORK}, else {@code $XDG_STATE_HOME/slipway} (XDG Base
 * Directory Specification 0.8), else {@code ~/.local/state/slipway}. Backups there hold rows of staging.
 */
public final class WorkFolder {
    private WorkFolder() {}

    /** The folder of all rehearsals, under way, interrupted and over. */
    public static Path rehearsals() {
        return of(System.getenv(), Path.of(System.getProperty("user.home"))).resolve("rehearsals");
    }

    /** The folder that remembers which database a plan was made from. */
    public static Path origins() {
        return of(System.getenv(), Path.of(System.getProperty("user.home"))).resolve("origins");
    }

    static Path of(Map<String, String> environment, Path home) {
        String own = environment.getOrDefault("SLIPWAY_WORK", "");
        if (!own.isBlank()) {
            return Path.of(own).toAbsolutePath();
        }
        return Optional.ofNullable(environment.get("XDG_STATE_HOME"))
                .filter(x -> !x.isBlank() && Path.of(x).isAbsolute())
                .map(Path::of)
                .orElse(home.resolve(".local").resolve("state"))
                .resolve("slipway");
    }
}
