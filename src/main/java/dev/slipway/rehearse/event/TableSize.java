package dev.slipway.rehearse.event;

/**
 * How large a table is, its partitions included.
 *
 * @param table its qualified raw name
 * @param rows counted, or as the planner estimates them; -1 when that is not known
 * @param bytes of the rows, without what is stored out of line
 * @param indexBytes of its indexes
 */
public record TableSize(String table, long rows, long bytes, long indexBytes) {
    public static final TableSize NONE = new TableSize("", 0, 0, 0);

    /** Both together, under the name of the first that has one; what is not known of one is not known of both. */
    public TableSize plus(TableSize other) {
        return new TableSize(table.isEmpty() ? other.table : table, rows < 0 || other.rows < 0 ? -1 : rows + other.rows,
                bytes + other.bytes, indexBytes + other.indexBytes);
    }
}
