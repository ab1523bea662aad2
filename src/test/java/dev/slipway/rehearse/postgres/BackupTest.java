package dev.slipway.rehearse.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.jdbc.Cancellation;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ProblemException;
import dev.slipway.rehearse.TestDatabase;
import dev.slipway.rehearse.server.BackupFile;
import dev.slipway.rehearse.server.Backups;
import dev.slipway.rehearse.server.StoredColumn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a backup holds comes back to the row, and a file that is not what was written changes nothing. */
@Tag("server")
class BackupTest {
    private static final ObjectKey ITEM = ObjectKey.table("public", "item");
    private static final String ROWS = "SELECT string_agg(i::text, '|' ORDER BY id) FROM item i";
    private static final Backups.Wanted WANTED = new Backups.Wanted(ITEM,
            List.of(new StoredColumn("id", "integer"), new StoredColumn("name", "text")),
            List.of("id"));

    private TestDatabase staging;
    @TempDir
    private Path folder;

    @BeforeEach
    void create() {
        staging = TestDatabase.create();
        staging.execute("CREATE TABLE item (id int PRIMARY KEY, name text)");
        staging.execute("INSERT INTO item SELECT i, nullif('item ' || i, 'item 7') FROM generate_series(1, 1000) i");
    }

    @AfterEach
    void drop() {
        staging.close();
    }

    @Test
    void rowsThatWereChangedGoneOrAddedAreAsBefore() throws Exception {
        String before = staging.value(ROWS);
        List<BackupFile> files = take();
        staging.execute("DELETE FROM item WHERE id < 10");
        staging.execute("UPDATE item SET name = 'changed' WHERE id BETWEEN 500 AND 600");
        staging.execute("INSERT INTO item VALUES (-1, 'new')");
        new Restore(staging.database(), new Cancellation(), folder).putBack(files, List.of());
        assertThat(staging.value(ROWS)).isEqualTo(before);
    }

    @Test
    void aDamagedFileIsRefusedBeforeAnythingIsChanged() throws Exception {
        List<BackupFile> files = take();
        Path file = folder.resolve(files.getFirst().file());
        byte[] bytes = Files.readAllBytes(file);
        // The operating system in the header of a gzip file says nothing about its content (RFC 1952, 2.3.1): only the checksum can tell.
        bytes[9] ^= 1;
        Files.write(file, bytes);
        staging.execute("UPDATE item SET name = 'changed'");
        String changed = staging.value(ROWS);
        assertThatThrownBy(() -> new Restore(staging.database(), new Cancellation(), folder).putBack(files, List.of()))
                .isInstanceOf(ProblemException.class).hasMessageContaining("damaged").hasMessageContaining(files.getFirst().file());
        assertThat(staging.value(ROWS)).isEqualTo(changed);
    }

    @Test
    void theSumTellsEveryChangeOfContentAndNoneOfOrder() throws Exception {
        String held = sum();
        staging.execute("CREATE TABLE other AS SELECT * FROM item ORDER BY id DESC");
        staging.execute("TRUNCATE item");
        staging.execute("INSERT INTO item SELECT * FROM other");
        assertThat(sum()).isEqualTo(held);
        for (String change : List.of("UPDATE item SET name = name || ' ' WHERE id = 1000", "UPDATE item SET name = '' WHERE id = 7",
                "UPDATE item SET name = (SELECT name FROM other o WHERE o.id = 501 - item.id) WHERE id IN (250, 251)",
                "DELETE FROM item WHERE id = 3")) {
            staging.execute(change);
            assertThat(sum()).as(change).isNotEqualTo(held);
            staging.execute("TRUNCATE item");
            staging.execute("INSERT INTO item SELECT * FROM other");
        }
    }

    private String sum() throws Exception {
        try (CheckSession session = new CheckSession(staging.database(), new Cancellation())) {
            return session.content(ITEM, List.of(List.of("id", "name"))).sums().getFirst();
        }
    }

    private List<BackupFile> take() throws Exception {
        return new Backup(staging.database(), new Cancellation(), folder).take(List.of(WANTED), new Backups.Listener() {
            @Override
            public void copying(ObjectKey table, long rows, long of) {}

            @Override
            public void done(BackupFile file) {}
        });
    }
}
