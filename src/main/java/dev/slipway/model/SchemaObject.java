package dev.slipway.model;

/** One object of a schema. Two objects are the same when key and content are equal. */
public sealed interface SchemaObject permits Table, Constraint, Index, Sequence, View, Routine, EnumType, Definition {
    ObjectKey key();

    Attributes attributes();

    /** This object with other attributes. */
    SchemaObject withAttributes(Attributes attributes);
}
