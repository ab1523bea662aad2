package dev.slipway.plan;

import java.util.List;

/** What the down side of a step brings back. */
public sealed interface Reversal {
    /** Schema and data are as before. */
    record Exact() implements Reversal {}

    /** The schema is as before, but the data named is not. */
    record Lossy(List<Loss> lost) implements Reversal {
        public Lossy {
            lost = List.copyOf(lost);
        }
    }

    /** There is no way back but the backup. */
    record Impossible(String why) implements Reversal {}
}
