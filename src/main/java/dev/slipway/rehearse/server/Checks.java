package dev.slipway.rehearse.server;

import dev.slipway.model.ObjectKey;
import dev.slipway.rehearse.event.TableSize;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A session that counts and compares rows. Everything on which the text of a value depends is set to fixed values, so that sums of two
 * sessions can be compared.
 */
public interface Checks extends AutoCloseable {
    /**
     * What a table holds.
     *
     * @param rows the number of rows
     * @param sums for each list of columns a number that depends on the rows' content and not on their order
     */
    record Content(long rows, List<String> sums) {
        public Content {
            sums = List.copyOf(sums);
        }
    }

    /** The lowest and the highest of some numbers. */
    record Range(long low, long high) {}

    /** Reads the whole table once, however many lists of columns are asked for. */
    Content content(ObjectKey table, List<List<String>> columnLists) throws SQLException;

    /** The two numbers a query gives; empty when they are null. */
    Optional<Range> range(String sql) throws SQLException;

    /** The one number a query gives. */
    long number(String sql) throws SQLException;

    /** Where everything stands that gives out numbers. */
    List<SequenceValue> sequences() throws SQLException;

    /** Indexes that are there and not used, since their build failed. */
    List<String> invalidIndexes() throws SQLException;

    /** How much tables take on disk. @param rows counted, by qualified raw name of the table */
    List<TableSize> sizes(Map<String, Long> rows) throws SQLException;

    /** What could stand in the way of a rehearsal. */
    Obstacles obstacles();

    @Override
    void close() throws SQLException;
}
