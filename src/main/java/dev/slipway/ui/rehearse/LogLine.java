package dev.slipway.ui.rehearse;

import dev.slipway.ui.kit.Tone;
import java.time.Duration;

/**
 * One line of a run's log.
 *
 * @param at since the beginning of the run
 * @param tone neutral for what just happens
 * @param where phase and step in a few words, may be empty
 */
public record LogLine(Duration at, Tone tone, String where, String text) {
    boolean matches(String filter) {
        String wanted = filter.toLowerCase(java.util.Locale.ROOT);
        return wanted.isBlank() || text.toLowerCase(java.util.Locale.ROOT).contains(wanted)
                || where.toLowerCase(java.util.Locale.ROOT).contains(wanted);
    }
}
