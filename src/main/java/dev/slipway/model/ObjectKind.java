package dev.slipway.model;

import java.util.Locale;

/** The kinds of schema object that are compared; the order is the one in which a person reads a schema. */
public enum ObjectKind {
    SCHEMA("Schemas"),
    EXTENSION("Extensions"),
    LANGUAGE("Languages"),
    ACCESS_METHOD("Access methods"),
    ENUM("Enums"),
    ENUM_VALUE("Enum values"),
    DOMAIN("Domains"),
    COMPOSITE_TYPE("Composite types"),
    RANGE_TYPE("Range types"),
    SHELL_TYPE("Shell types"),
    BASE_TYPE("Base types"),
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
    OPERATOR_FAMILY("Operator families"),
    OPERATOR_CLASS("Operator classes"),
    CAST("Casts"),
    TRANSFORM("Transforms"),
    CONVERSION("Conversions"),
    VIEW("Views"),
    MATERIALIZED_VIEW("Materialized views"),
    RULE("Rules"),
    TRIGGER("Triggers"),
    POLICY("Policies"),
    EVENT_TRIGGER("Event triggers"),
    EVENT("Events"),
    TEXT_SEARCH_PARSER("Text search parsers"),
    TEXT_SEARCH_TEMPLATE("Text search templates"),
    TEXT_SEARCH_DICTIONARY("Text search dictionaries"),
    TEXT_SEARCH_CONFIGURATION("Text search configurations"),
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
