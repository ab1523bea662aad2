package dev.slipway.model;

import java.util.Objects;

/**
 * Identity of a schema object: what finds its counterpart in another snapshot. All names are raw, as the
 * catalogue holds them; quoting is the dialect's business.
 *
 * @param kind the object's kind
 * @param schema the schema the object is in, empty for objects outside of schemas
 * @param parent the relation that owns the object (columns, constraints, triggers, policies, rules), else empty
 * @param name the object's own name
 * @param signature what tells overloaded objects of one name apart (argument types of a routine, access method of an operator class), else
 * empty
 */
public record ObjectKey(ObjectKind kind, String schema, String parent, String name, String signature)
        implements Comparable<ObjectKey> {
    public ObjectKey {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(schema);
        Objects.requireNonNull(parent);
        Objects.requireNonNull(name);
        Objects.requireNonNull(signature);
    }

    public static ObjectKey of(ObjectKind kind, String schema, String name) {
        return new ObjectKey(kind, schema, "", name, "");
    }

    public static ObjectKey child(ObjectKind kind, String schema, String parent, String name) {
        return new ObjectKey(kind, schema, parent, name, "");
    }

    public static ObjectKey routine(ObjectKind kind, String schema, String name, String signature) {
        return new ObjectKey(kind, schema, "", name, signature);
    }

    public static ObjectKey table(String schema, String name) {
        return of(ObjectKind.TABLE, schema, name);
    }

    /** The key of a column of this relation. */
    public ObjectKey column(String column) {
        return child(ObjectKind.COLUMN, schema, name, column);
    }

    /** The key of a value of this enum. */
    public ObjectKey value(String label) {
        return child(ObjectKind.ENUM_VALUE, schema, name, label);
    }

    /** The object that a column or an enum's value is part of; any other object is its own. */
    public ObjectKey object() {
        return switch (kind) {
            case COLUMN -> table(schema, parent);
            case ENUM_VALUE -> of(ObjectKind.ENUM, schema, parent);
            default -> this;
        };
    }

    /** The raw name, qualified by schema and owning relation, for people; not quoted and not for SQL. */
    public String qualified() {
        StringBuilder text = new StringBuilder();
        if (!schema.isEmpty()) {
            text.append(schema).append('.');
        }
        if (!parent.isEmpty()) {
            text.append(parent).append('.');
        }
        text.append(name);
        return switch (kind) {
            case FUNCTION, PROCEDURE, AGGREGATE, OPERATOR -> text.append('(').append(signature).append(')').toString();
            case OPERATOR_CLASS, OPERATOR_FAMILY, TRANSFORM, DEFAULT_PRIVILEGES -> text.append(" for ").append(signature).toString();
            default -> text.toString();
        };
    }

    /** Kind and qualified name, as in a sentence. */
    public String described() {
        return kind.word() + " " + qualified();
    }

    // Equality and order are written out, for a large schema asks for them a million times, and what the platform makes for a record is
    // some four times as slow until it is optimised.

    @Override
    public boolean equals(Object other) {
        return other instanceof ObjectKey that && kind == that.kind && name.equals(that.name) && parent.equals(that.parent)
                && schema.equals(that.schema) && signature.equals(that.signature);
    }

    @Override
    public int hashCode() {
        return (((kind.ordinal() * 31 + schema.hashCode()) * 31 + parent.hashCode()) * 31 + name.hashCode()) * 31 + signature.hashCode();
    }

    /** By kind, then by the names as they are declared. */
    @Override
    public int compareTo(ObjectKey other) {
        int order = kind.compareTo(other.kind);
        order = order != 0 ? order : schema.compareTo(other.schema);
        order = order != 0 ? order : parent.compareTo(other.parent);
        order = order != 0 ? order : name.compareTo(other.name);
        return order != 0 ? order : signature.compareTo(other.signature);
    }
}
