package dev.slipway.rehearse.server;

import dev.slipway.dialect.RenamedColumn;
import dev.slipway.model.ObjectKey;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tables as files of a folder: taken, proven, compared and put back. */
public interface Backups {
    /** What is to be backed up. @param key the columns of the primary key, empty when there is none */
    record Wanted(ObjectKey table, List<StoredColumn> columns, List<String> key) {}

    /** Hears how a backup gets on. */
    interface Listener {
        /** @param rows written so far @param of the rows of the table */
        void copying(ObjectKey table, long rows, long of);

        /** The file is proven. */
        void done(BackupFile file);
    }

    /**
     * Backs up, one table after the other, as of one moment, and proves each file by loading and comparing it.
     *
     * @throws dev.slipway.model.ProblemException when a file that was loaded again is not what the table holds
     */
    List<BackupFile> take(List<Wanted> tables, Listener listener) throws SQLException, IOException;

    /**
     * Puts rows back; rows that are as they were are not touched.
     *
     * @param tables in an order in which every table comes after those its foreign keys point at
     * @param sequences where sequences are to stand afterwards
     */
    void putBack(List<BackupFile> tables, List<SequenceValue> sequences) throws SQLException, IOException;

    /** Does what a put-back left undone whose process died; gives whether there was anything. */
    boolean finishPutBack() throws SQLException;

    /** Where a backed up table is now. @param key the columns of its primary key @param columns those to compare */
    record Present(ObjectKey table, List<RenamedColumn> key, List<RenamedColumn> columns) {}

    /** Compares a table with its backup row by row; nothing is changed. */
    Differing compare(BackupFile file, Present now) throws SQLException, IOException;

    /**
     * In what the rows of a table differ from its backup, row by row over the primary key.
     *
     * @param gone rows of the backup that the table does not hold
     * @param added rows of the table that the backup does not hold
     * @param changed for each column, by its name in the backup, the rows whose value differs; columns without a difference are left out
     */
    record Differing(long gone, long added, Map<String, Long> changed) {
        public Differing {
            changed = Map.copyOf(changed);
        }

        /** @param counts for each of the columns, in order, the rows whose value differs */
        public static Differing of(long gone, long added, List<RenamedColumn> columns, List<Long> counts) {
            Map<String, Long> changed = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                if (counts.get(i) > 0) {
                    changed.put(columns.get(i).before(), counts.get(i));
                }
            }
            return new Differing(gone, added, changed);
        }

        /** Counts and columns in words, never values. */
        public String described() {
            StringBuilder text = new StringBuilder();
            text.append(gone > 0 ? gone + " rows gone, " : "").append(added > 0 ? added + " rows added, " : "");
            changed.forEach((column, rows) -> text.append(column).append(" differs in ").append(rows).append(" rows, "));
            return text.isEmpty() ? "no difference row by row" : text.substring(0, text.length() - 2);
        }
    }

    /** The server's own program for dumps. */
    DumpProgram dumpProgram();

    /** A dump by the server's own program, beside the backup. */
    interface DumpProgram {
        /** Its name, for people. */
        String name();

        /**
         * Dumps, and reads back what the dump holds.
         *
         * @param without the tables whose rows are left out
         * @return empty where no program is installed that can dump this server
         * @throws IOException with what the program said, when it did not work
         */
        Optional<Dump> take(Path folder, Collection<ObjectKey> without) throws IOException;
    }

    /** A dump that was read back. @param program name and version @param holds what is in it, in words */
    record Dump(String program, long bytes, String holds) {}
}
