package dev.slipway.ui.app;

import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Tone;
import java.util.Optional;

/** How a stage stands, in a glyph and in words, as the rail shows it. */
public sealed interface StageStatus {
    /** In a few words: "23 differences", "stale: script edited", "needs a rehearsal". */
    String words();

    /** Something is there and more is to be done, or work is running. */
    record Active(String words) implements StageStatus {}

    /** Done, and still true. */
    record Done(String words) implements StageStatus {}

    /** Done once, but what it rested on has changed since. */
    record Stale(String words, StageName culprit) implements StageStatus {}

    /** Cannot be done before something else is. */
    record Blocked(String words, StageName culprit) implements StageStatus {}

    /** The stage to go to in order to mend it. */
    default Optional<StageName> cause() {
        return switch (this) {
            case Active active -> Optional.empty();
            case Done done -> Optional.empty();
            case Stale stale -> Optional.of(stale.culprit());
            case Blocked blocked -> Optional.of(blocked.culprit());
        };
    }

    default AppIcon icon() {
        return switch (this) {
            case Active active -> AppIcon.CURRENT;
            case Done done -> AppIcon.DONE;
            case Stale stale -> AppIcon.STALE;
            case Blocked blocked -> AppIcon.BLOCKED;
        };
    }

    default Tone tone() {
        return switch (this) {
            case Active active -> Tone.ACCENT;
            case Done done -> Tone.GOOD;
            case Stale stale -> Tone.WARN;
            case Blocked blocked -> Tone.NEUTRAL;
        };
    }
}
