package dev.slipway.rehearse.event;

/** How the time that a step takes grows with the table it works on. */
public enum Growth {
    CONSTANT("constant"),
    /** Rows are changed one by one. */
    ROWS("linear in rows"),
    /** A table is read, or written anew. */
    BYTES("linear in bytes"),
    /** Rows are sorted, as for an index. */
    SORTED_ROWS("n log n in rows");

    private final String words;

    Growth(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
