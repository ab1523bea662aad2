package dev.slipway.model;

/** A family of database servers that share a dialect. */
public enum Engine {
    POSTGRESQL("PostgreSQL");

    private final String title;

    Engine(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
