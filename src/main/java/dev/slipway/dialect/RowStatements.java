package dev.slipway.dialect;

import dev.slipway.model.Column;
import dev.slipway.model.Constraint;
import dev.slipway.model.ObjectKey;
import java.util.List;
import java.util.Optional;

/**
 * Statements over rows as one family of servers understands them, and what its types mean for the values of rows. Names are raw,
 * {@code key} is SQL for the value looked for.
 */
public interface RowStatements {
    /** How the value of a column of an inserted row is made. */
    enum Fill {
        /** As in the row that is copied. */
        COPIED,
        /** One more than the highest number in the column. */
        NEXT_NUMBER,
        NEW_UUID,
        /** The text of the row that is copied, with an ending of its own. */
        SUFFIXED
    }

    /** A column with the way its value is made. */
    record Filled(String column, Fill fill) {}

    /** How a value that nobody has is made for a column; {@link Fill#COPIED} where there is no way. */
    Fill fresh(Column column);

    /** Whether the server numbers the rows by this column. */
    boolean numbersItself(Column column);

    /** Whether the column's values are whole numbers that fit into a {@code long}. */
    boolean isWholeNumber(Column column);

    /** One row by its key. */
    String read(ObjectKey table, List<String> columns, String keyColumn, String key);

    /** Writes one row as it is. */
    String touch(ObjectKey table, String column, String keyColumn, String key);

    /** The key of whichever row comes first, as a part of a statement. */
    String anyKey(ObjectKey table, String column);

    /** One row: the lowest and the highest value in a column. */
    String range(ObjectKey table, String column);

    /**
     * Inserts copies of the first rows. Columns that are not given get what the server gives them by itself.
     *
     * @param order the columns that say which rows come first
     */
    String insertCopies(ObjectKey table, List<String> order, List<Filled> columns, int rows);

    /**
     * Gives the first rows the values that the last rows have in some columns: values that surely are allowed there.
     *
     * @param order the columns that say which rows come first
     */
    String updateFromLast(ObjectKey table, List<String> order, List<String> columns, int rows);

    /** Deletes rows. @param order the columns that say which rows come first @param first how many stay before them */
    String deleteAfter(ObjectKey table, List<String> order, int first, int rows);

    /** The rows that violate a constraint; nothing for kinds of constraint that cannot be asked that way. */
    Optional<String> violating(Constraint constraint);

    /** The rows without a value in a column. */
    String nulls(ObjectKey table, String column);

    /** The number of rows of another query. */
    String count(String rows);
}
