package dev.slipway.plan;

/** How changes are carried out where there is a choice: without blocking writers for long, or in the fewest statements. */
public enum Strategy {
    ONLINE("online"),
    DIRECT("direct");

    private final String word;

    Strategy(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
