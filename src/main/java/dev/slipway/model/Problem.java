package dev.slipway.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a user is told when something cannot be done: one clear sentence, never a stack trace.
 *
 * @param what what failed, as a full sentence without its closing stop
 * @param object the object or file concerned, empty when there is none
 * @param leftBehind what is left changed or half done, empty when nothing is
 * @param remedy what to do now, empty when nothing is known to help
 */
public record Problem(String what, String object, String leftBehind, String remedy) {
    public Problem {
        Objects.requireNonNull(object);
        Objects.requireNonNull(leftBehind);
        Objects.requireNonNull(remedy);
        if (what.isBlank()) {
            throw new IllegalArgumentException("a problem says what failed");
        }
    }

    /** A problem that left nothing behind. */
    public static Problem of(String what, String object, String remedy) {
        return new Problem(what, object, "", remedy);
    }

    /** The problem in one line, for the terminal and the status bar. */
    public String line() {
        List<String> parts = new ArrayList<>();
        parts.add(object.isBlank() ? what : what + ": " + object);
        if (!leftBehind.isBlank()) {
            parts.add(leftBehind);
        }
        if (!remedy.isBlank()) {
            parts.add(remedy);
        }
        return String.join(". ", parts).replaceAll("\\s+", " ").strip();
    }
}
