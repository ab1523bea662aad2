package dev.slipway.plan;

/** Where a step stands in an online change: old and new code both work until {@link #CONTRACT} begins. */
public enum Phase {
    EXPAND("Expand"),
    MIGRATE("Migrate"),
    CONTRACT("Contract");

    private final String title;

    Phase(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
