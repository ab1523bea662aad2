package dev.slipway.workspace;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The user's own folder for profiles, settings and the signing key: {@code $SLIPWAY_CONFIG}, else {@code $XDG_CONFIG_HOME/slipway}
 * (XDG Base Directory Specification 0.8: a path that is not absolute is ignored), else {@code ~/.config/slipway}.
 */
public final class ConfigFolder {
    private ConfigFolder() {}

    public static Path standard() {
        return of(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    static Path of(Map<String, String> environment, Path home) {
        String own = environment.getOrDefault("SLIPWAY_CONFIG", "");
        if (!own.isBlank()) {
            return Path.of(own).toAbsolutePath();
        }
        return Optional.ofNullable(environment.get("XDG_CONFIG_HOME"))
                .filter(x -> !x.isBlank() && Path.of(x).isAbsolute())
                .map(Path::of)
                .orElse(home.resolve(".config"))
                .resolve("slipway");
    }
}
