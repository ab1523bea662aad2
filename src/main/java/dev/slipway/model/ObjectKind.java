package dev.slipway.model;

import java.util.Locale;

/** The kinds of schema object that are compared; the order is the one in which a person reads a schema. */
public enum ObjectKind {
    SCHEMA("Schemas"),
    EXTENSION("Extensions"),
    ENUM("Enums"),
    DOMAIN("Domains"),
    COMPOSITE_TYPE("Composite types"),
    RANGE_TYPE("Range types"),
    COLLATION("Collations"),
    SEQUENCE("Sequences"),
    TABLE("Tables"),
    FOREIGN_TABLE("Foreign tables"),
    COLUMN("Columns"),
    CONSTRAINT("Constraints"),
    INDEX("Indexes"),
    STATISTICS("Statistics"),
    FUNCTION("Functions"),
    PROCEDURE("Procedures"),
    AGGREGATE("Aggregates"),
    OPERATOR("Operators"),
    CAST("Casts"),
    VIEW("Views"),
    MATERIALIZED_VIEW("Materialized views"),
    RULE("Rules"),
    TRIGGER("Triggers"),
    POLICY("Policies"),
    EVENT_TRIGGER("Event triggers"),
    TEXT_SEARCH("Text search objects"),
    LANGUAGE("Languages"),
    FOREIGN_DATA_WRAPPER("Foreign data wrappers"),
    SERVER("Servers"),
    USER_MAPPING("User mappings"),
    PUBLICATION("Publications"),
    DEFAULT_PRIVILEGES("Default privileges");

    private final String plural;

    ObjectKind(String plural) {
        this.plural = plural;
    }

    /** The kind in the plural, as a heading. */
    public String plural() {
        return plural;
    }

    /** The kind in the singular, lower case, as used inside a sentence. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
