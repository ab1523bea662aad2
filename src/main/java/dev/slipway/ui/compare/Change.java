package dev.slipway.ui.compare;

import dev.slipway.diff.Difference;
import dev.slipway.ui.kit.Tone;

/** How an object differs, with its sign and colour. */
enum Change {
    ADDED("+", Tone.ADDED),
    REMOVED("−", Tone.REMOVED),
    CHANGED("~", Tone.CHANGED),
    RENAMED("↷", Tone.RENAMED);

    private final String sign;
    private final Tone tone;

    Change(String sign, Tone tone) {
        this.sign = sign;
        this.tone = tone;
    }

    String sign() {
        return sign;
    }

    Tone tone() {
        return tone;
    }

    static Change of(Difference difference) {
        return switch (difference) {
            case Difference.Added added -> ADDED;
            case Difference.Removed removed -> REMOVED;
            case Difference.Changed changed -> CHANGED;
            case Difference.Renamed renamed -> RENAMED;
        };
    }
}
