package dev.slipway.model;

/** A product of database server; MySQL and MariaDB share a dialect. */
public enum Engine {
    POSTGRESQL("PostgreSQL"),
    MYSQL("MySQL"),
    MARIADB("MariaDB");

    private final String title;

    Engine(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
