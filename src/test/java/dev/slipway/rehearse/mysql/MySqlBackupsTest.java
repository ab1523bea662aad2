package dev.slipway.rehearse.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.dialect.RenamedColumn;
import dev.slipway.jdbc.Cancellation;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ProblemException;
import dev.slipway.rehearse.server.BackupFile;
import dev.slipway.rehearse.server.Backups;
import dev.slipway.rehearse.server.SequenceValue;
import dev.slipway.rehearse.server.StoredColumn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a backup holds comes back to the value, whatever its type and whatever triggers would do, and is told from what is not it. */
@Tag("server")
class MySqlBackupsTest {
    private static final ObjectKey ZOO = ObjectKey.table("", "zoo");
    private static final List<StoredColumn> COLUMNS = List.of(column("id", "int"), column("word", "varchar(40)"),
            column("old", "varchar(20)"), column("note", "longtext"), column("bytes", "varbinary(20)"), column("picture", "longblob"),
            column("bits", "bit(12)"), column("kind", "enum('one','two')"), column("kinds", "set('a','b','c')"),
            column("price", "decimal(12,4)"), column("small", "float"), column("large", "double"), column("day", "date"),
            column("moment", "datetime(6)"), column("stamp", "timestamp(3)"), column("span", "time(2)"), column("birth", "year"),
            column("place", "point"), column("settings", "json"), column("`odd", "bigint unsigned"));
    private static final List<String> NAMES = COLUMNS.stream().map(StoredColumn::name).toList();

    private static final String NAMED = NAMES.stream().map(c -> "`" + c.replace("`", "``") + "`").collect(Collectors.joining(", "));

    private MySqlDatabase staging;
    @TempDir
    private Path folder;

    private static StoredColumn column(String name, String type) {
        return new StoredColumn(name, type);
    }

    @BeforeEach
    void create() {
        staging = MySqlDatabase.create();
        staging.execute("""
                CREATE TABLE zoo (id int AUTO_INCREMENT PRIMARY KEY, word varchar(40) COLLATE utf8mb4_bin, old varchar(20)
                    CHARACTER SET latin1, note longtext, bytes varbinary(20), picture longblob, bits bit(12), kind enum('one','two'),
                    kinds set('a','b','c'),
                    price decimal(12,4), small float, `large` double, day date, moment datetime(6), stamp timestamp(3) NULL, span time(2),
                    birth year, place point, settings json, ```odd` bigint unsigned, sum int AS (CHAR_LENGTH(word)) STORED)""");
        staging.execute("""
                INSERT INTO zoo (id, word, old, note, bytes, picture, bits, kind, kinds, price, small, `large`, day, moment, stamp, span,
                    birth, place, settings, ```odd`)
                VALUES (1, 'Ünïcode 🦒', 'Grüße', REPEAT('long ', 500), X'00FF275C0A', REPEAT(X'00C3285C', 3000), b'101010101010',
                    'two',
                    'a,c', 12345678.9012, 1.1, 0.1, '2026-02-28', '2026-11-20 23:59:59.123456', '2026-03-29 01:30:00.250',
                    '-100:59:59.25', 2026,
                    ST_GeomFromText('POINT(1.5 -2)'), '{"a": [1, null, "x"]}', 18446744073709551615),
                (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
                (3, '', '', '', '', '', b'0', 'one', '', 0, -0.0, 1e300, '0000-00-00', '0000-00-00 00:00:00', '1970-01-01 00:00:01', 0, 0,
                    NULL, '[]', 0)""");
        staging.execute("INSERT INTO zoo (id, word) WITH RECURSIVE n (i) AS (SELECT 4 UNION ALL SELECT i + 1 FROM n WHERE i < 600)"
                + " SELECT i, CONCAT('w', i) FROM n");
    }

    @AfterEach
    void drop() {
        staging.close();
    }

    @Test
    void everyTypeComesBackAsItWas() throws Exception {
        String before = rows();
        List<BackupFile> files = take(List.of("id"));
        assertThat(files.getFirst().content().rows()).isEqualTo(600);
        staging.execute("DELETE FROM zoo WHERE id = 1 OR id > 500");
        staging.execute("UPDATE zoo SET word = 'changed', small = 1.2 WHERE id BETWEEN 2 AND 5");
        staging.execute("INSERT INTO zoo (id, word) VALUES (1000, 'new')");
        assertThat(sum()).isNotEqualTo(files.getFirst().content().sums());
        backups().putBack(files, List.of());
        assertThat(rows()).isEqualTo(before);
        assertThat(sum()).isEqualTo(files.getFirst().content().sums());
    }

    @Test
    void aTableWithoutKeyComesBackWhole() throws Exception {
        staging.execute("CREATE TABLE loose (word varchar(10))");
        staging.execute("INSERT INTO loose VALUES ('a'), ('a'), (NULL)");
        List<BackupFile> files = backups().take(List.of(new Backups.Wanted(ObjectKey.table("", "loose"),
                List.of(column("word", "varchar(10)")), List.of())), new Quiet());
        staging.execute("DELETE FROM loose WHERE word IS NULL");
        backups().putBack(files, List.of());
        assertThat(staging.value("SELECT GROUP_CONCAT(COALESCE(word, '-') ORDER BY word) FROM loose")).isEqualTo("-,a,a");
    }

    @Test
    void triggersDoNotActWhileRowsArePutBackAndAreThereAfterwards() throws Exception {
        List<BackupFile> files = take(List.of("id"));
        staging.execute("CREATE TABLE seen (id int)");
        staging.execute("CREATE TRIGGER first_before BEFORE INSERT ON zoo FOR EACH ROW SET NEW.word = 'by a trigger'");
        staging.execute("CREATE TRIGGER second_before BEFORE INSERT ON zoo FOR EACH ROW SET NEW.old = 'second'");
        staging.execute("CREATE TRIGGER after_delete AFTER DELETE ON zoo FOR EACH ROW INSERT INTO seen VALUES (OLD.id)");
        String triggers = triggers();
        String before = rows();
        staging.execute("UPDATE zoo SET word = 'other' WHERE id < 10");
        backups().putBack(files, List.of());
        assertThat(rows()).isEqualTo(before);
        assertThat(staging.value("SELECT COUNT(*) FROM seen")).isEqualTo("0");
        assertThat(triggers()).isEqualTo(triggers);
        assertThat(backups().finishPutBack()).isFalse();
    }

    @Test
    void triggersThatADeadPutBackHadDroppedAreMadeAgain() throws Exception {
        staging.execute("CREATE TRIGGER kept BEFORE INSERT ON zoo FOR EACH ROW SET NEW.word = 'by a trigger'");
        String triggers = triggers();
        try (CheckSession session = new CheckSession(staging.open(), new Cancellation())) {
            new SilencedTriggers(session, folder).silence(List.of(ZOO));
        }
        assertThat(triggers()).isNotEqualTo(triggers);
        assertThat(backups().finishPutBack()).isTrue();
        assertThat(triggers()).isEqualTo(triggers);
    }

    @Test
    void aDamagedFileIsRefusedBeforeAnythingIsChanged() throws Exception {
        List<BackupFile> files = take(List.of("id"));
        Path file = folder.resolve(files.getFirst().file());
        byte[] bytes = Files.readAllBytes(file);
        // The operating system in the header of a gzip file says nothing about its content (RFC 1952, 2.3.1): only the checksum can tell.
        bytes[9] ^= 1;
        Files.write(file, bytes);
        staging.execute("UPDATE zoo SET word = 'changed'");
        String changed = rows();
        assertThatThrownBy(() -> backups().putBack(files, List.of())).isInstanceOf(ProblemException.class).hasMessageContaining("damaged");
        assertThat(rows()).isEqualTo(changed);
    }

    @Test
    void rowsAreComparedOneByOneUnderOtherNamesTypesAndCharacterSets() throws Exception {
        List<BackupFile> files = take(List.of("id"));
        staging.execute("ALTER TABLE zoo DROP COLUMN sum");
        staging.execute("ALTER TABLE zoo CHANGE word term text, MODIFY old varchar(20) CHARACTER SET utf8mb4, MODIFY id bigint");
        assertThat(compare(files).changed()).isEmpty();
        staging.execute("UPDATE zoo SET term = CONCAT(term, ' ') WHERE id IN (1, 4, 5)");
        staging.execute("UPDATE zoo SET old = 'Grüsse' WHERE id = 1");
        staging.execute("DELETE FROM zoo WHERE id = 600");
        staging.execute("INSERT INTO zoo (id) VALUES (700), (701)");
        Backups.Differing differing = compare(files);
        assertThat(differing.gone()).isEqualTo(1);
        assertThat(differing.added()).isEqualTo(2);
        assertThat(differing.changed()).isEqualTo(Map.of("word", 3L, "old", 1L));
    }

    @Test
    void theSumTellsEveryChangeOfContentAndNoneOfOrderOrCharacterSet() throws Exception {
        List<String> held = sum();
        staging.execute("CREATE TABLE other AS SELECT " + NAMED + " FROM zoo");
        staging.execute("ALTER TABLE zoo MODIFY old varchar(20) CHARACTER SET utf8mb4, ORDER BY id DESC");
        assertThat(sum()).isEqualTo(held);
        for (String change : List.of("word = CONCAT(word, ' ') WHERE id = 9", "word = '' WHERE id = 2", "word = NULL WHERE id = 3",
                "note = CONCAT(note, 'x') WHERE id = 1", "picture = CONCAT(picture, X'00') WHERE id = 1", "small = 1.1000001 WHERE id = 1",
                "bits = b'1' WHERE id = 1", "place = ST_GeomFromText('POINT(1.5 2)') WHERE id = 1", "kind = 'one' WHERE id = 1",
                "word = IF(id = 10, 'w11', 'w10') WHERE id IN (10, 11)")) {
            staging.execute("UPDATE zoo SET " + change);
            assertThat(sum()).as(change).isNotEqualTo(held);
            staging.execute("DELETE FROM zoo");
            staging.execute("INSERT INTO zoo (" + NAMED + ") SELECT " + NAMED + " FROM other");
            assertThat(sum()).as("after " + change).isEqualTo(held);
        }
    }

    @Test
    void countersAndSequencesGoBackToWhereTheyStood() throws Exception {
        List<BackupFile> files = take(List.of("id"));
        boolean sequences = staging.value("SELECT VERSION()").contains("MariaDB");
        if (sequences) {
            staging.execute("CREATE SEQUENCE numbers START 100 CACHE 1");
            staging.value("SELECT NEXTVAL(numbers)");
        }
        List<SequenceValue> before = sequences();
        staging.execute("INSERT INTO zoo (word) VALUES ('a'), ('b')");
        if (sequences) {
            staging.value("SELECT NEXTVAL(numbers)");
        }
        List<SequenceValue> now = sequences();
        assertThat(now).isNotEqualTo(before);
        assertThat(before).allMatch(earlier -> now.stream().noneMatch(n -> n.isBehind(earlier)));
        List<SequenceValue> moved = new ArrayList<>(before);
        moved.removeAll(now);
        backups().putBack(files, moved);
        assertThat(sequences()).isEqualTo(before);
    }

    private List<SequenceValue> sequences() throws Exception {
        try (CheckSession session = new CheckSession(staging.database(), new Cancellation())) {
            return session.sequences();
        }
    }

    private Backups.Differing compare(List<BackupFile> files) throws Exception {
        return backups().compare(files.getFirst(), new Backups.Present(ZOO, List.of(new RenamedColumn("id", "id")),
                NAMES.stream().map(c -> new RenamedColumn(c, c.equals("word") ? "term" : c)).toList()));
    }

    private String rows() throws Exception {
        return staging.value("SELECT SHA2(GROUP_CONCAT(CONCAT_WS('|', id, word, old, SHA2(note, 256), HEX(bytes),"
                + " SHA2(picture, 256), HEX(bits), kind,"
                + " kinds, price, small + 0e0, `large`, day, moment, stamp, span, birth, HEX(place), settings, ```odd`, sum) ORDER BY id"
                + " SEPARATOR '/'), 256) FROM zoo") + staging.value("SELECT COUNT(*) FROM zoo");
    }

    private String triggers() {
        return staging.value("SELECT GROUP_CONCAT(CONCAT_WS('|', TRIGGER_NAME, ACTION_ORDER, ACTION_STATEMENT, SQL_MODE) ORDER BY"
                + " TRIGGER_NAME) FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()") + "";
    }

    private List<String> sum() throws Exception {
        try (CheckSession session = new CheckSession(staging.database(), new Cancellation())) {
            return session.content(ZOO, List.of(NAMES)).sums();
        }
    }

    private List<BackupFile> take(List<String> key) throws Exception {
        return backups().take(List.of(new Backups.Wanted(ZOO, COLUMNS, key)), new Quiet());
    }

    private Backups backups() {
        return new MySqlBackups(staging.database(), new Cancellation(), folder);
    }

    private static final class Quiet implements Backups.Listener {
        @Override
        public void copying(ObjectKey table, long rows, long of) {}

        @Override
        public void done(BackupFile file) {}
    }
}
