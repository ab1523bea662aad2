package dev.slipway.ui.work;

import dev.slipway.jdbc.Environment;
import dev.slipway.ui.kit.Tone;

/** The colour and letter of an environment. */
public final class EnvironmentTone {
    private EnvironmentTone() {}

    public static Tone of(Environment environment) {
        return switch (environment) {
            case PRODUCTION -> Tone.PRODUCTION;
            case STAGING -> Tone.STAGING;
            case DEVELOPMENT -> Tone.DEVELOPMENT;
            case SCRATCH -> Tone.SCRATCH;
        };
    }

    /** Of a place: files and kept schemas are nobody's environment. */
    public static Tone of(Place place) {
        return switch (place) {
            case Place.Live live -> of(live.profile().environment());
            case Place.Filed filed -> Tone.SCRATCH;
            case Place.Kept kept -> Tone.SCRATCH;
        };
    }

    /** P, S, D or X for scratch: colour alone carries no meaning. */
    public static String letter(Environment environment) {
        return environment == Environment.SCRATCH ? "X" : environment.name().substring(0, 1);
    }
}
