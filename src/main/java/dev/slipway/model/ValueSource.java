package dev.slipway.model;

/** Where a column's value comes from when a statement does not give one. */
public sealed interface ValueSource {
    /** From the statement only; null when it gives none. */
    record Plain() implements ValueSource {}

    /** @param expression the default expression as the server prints it */
    record Default(String expression) implements ValueSource {}

    /**
     * @param always GENERATED ALWAYS rather than BY DEFAULT
     * @param sequence the options of the sequence behind the column
     */
    record Identity(boolean always, SequenceOptions sequence) implements ValueSource {}

    /** The server counts on from the largest value there is (MySQL, MariaDB: AUTO_INCREMENT). */
    record AutoIncrement() implements ValueSource {}

    /**
     * @param expression the generation expression as the server prints it
     * @param stored kept on disk rather than computed when read
     */
    record Generated(String expression, boolean stored) implements ValueSource {}
}
