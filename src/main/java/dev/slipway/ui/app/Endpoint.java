package dev.slipway.ui.app;

import dev.slipway.ui.kit.Tone;
import java.util.Objects;

/**
 * A database or other source as the top bar names it.
 *
 * @param name what it is called: "production"; empty while none is chosen
 * @param tone its environment: {@link Tone#PRODUCTION}, {@link Tone#STAGING}, {@link Tone#DEVELOPMENT} or {@link Tone#SCRATCH}
 * @param detail where it is and what it runs, for the tooltip
 */
public record Endpoint(String name, Tone tone, String detail) {
    /** None is chosen. */
    public static final Endpoint NONE = new Endpoint("", Tone.NEUTRAL, "");

    public Endpoint {
        Objects.requireNonNull(name);
        Objects.requireNonNull(detail);
    }

    public boolean chosen() {
        return !name.isEmpty();
    }
}
