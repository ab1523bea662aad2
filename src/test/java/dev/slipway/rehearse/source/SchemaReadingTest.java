package dev.slipway.rehearse.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Pipeline;
import dev.slipway.ServerFamily;
import dev.slipway.jdbc.Environment;
import dev.slipway.jdbc.PasswordSource;
import dev.slipway.jdbc.Passwords;
import dev.slipway.model.Engine;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ProblemException;
import dev.slipway.model.Snapshot;
import dev.slipway.workspace.SchemaSource;
import dev.slipway.workspace.SnapshotFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("server")
class SchemaReadingTest {
    @TempDir
    Path temp;

    private final List<String> notes = new ArrayList<>();
    private final SchemaReading reading = new SchemaReading(Pipeline::introspect, Passwords.standard(PasswordSource.nobody()),
            ServerFamily.sourceServers(new SourceServer.Wish(Optional.empty(), Optional.empty(), notes::add)), Optional.empty());

    private Snapshot read(Path path) {
        return reading.read(SchemaSource.parse(path.toString(), Environment.PRODUCTION));
    }

    @Test
    void aFileAndTheSameInPiecesAndItsSnapshotAreOneSchema() throws IOException {
        String first = "CREATE SCHEMA shop;\nCREATE TABLE shop.a (id int PRIMARY KEY);\n";
        String second = "CREATE TABLE shop.b (a int REFERENCES shop.a);\n"
                + "CREATE FUNCTION shop.f() RETURNS int LANGUAGE sql AS $$ SELECT 1; $$;\n";
        Snapshot whole = read(Files.writeString(temp.resolve("whole.sql"), first + second));
        Path folder = Files.createDirectories(temp.resolve("pieces/inner"));
        Files.writeString(folder.resolve("2.sql"), second);
        Files.writeString(temp.resolve("pieces/1.sql"), first);
        Snapshot pieces = read(temp.resolve("pieces"));
        assertThat(pieces.model()).isEqualTo(whole.model());
        assertThat(whole.model().objects()).containsKeys(ObjectKey.table("shop", "a"), ObjectKey.table("shop", "b"));
        Path snapshot = temp.resolve("s.snapshot.json");
        SnapshotFile.write(snapshot, whole);
        assertThat(read(snapshot)).isEqualTo(whole);
    }

    @Test
    void migrationsOfBothToolsMakeTheSchemaTheyEndWith() throws IOException {
        String one = "CREATE SCHEMA shop;\nCREATE TABLE shop.a (id int);\n";
        String two = "ALTER TABLE shop.a ADD PRIMARY KEY (id);\n";
        String ten = "ALTER TABLE shop.a ADD b text;\n";
        Snapshot whole = read(Files.writeString(temp.resolve("whole.sql"), one + two + ten));
        Path flyway = Files.createDirectories(temp.resolve("flyway"));
        Files.writeString(flyway.resolve("V1__one.sql"), one);
        Files.writeString(flyway.resolve("V2__two.sql"), two);
        Files.writeString(flyway.resolve("V10__ten.sql"), ten.replace(" b ", " ${column} "));
        Files.writeString(flyway.resolve("flyway.conf"), "flyway.placeholders.column=b\n");
        Files.writeString(flyway.resolve("U10__ten.sql"), "ALTER TABLE shop.a DROP b;\n");
        Path go = Files.createDirectories(temp.resolve("go"));
        Files.writeString(go.resolve("000001_one.up.sql"), one);
        Files.writeString(go.resolve("000001_one.down.sql"), "DROP SCHEMA shop CASCADE;\n");
        Files.writeString(go.resolve("000002_two.up.sql"), two);
        Files.writeString(go.resolve("000010_ten.up.sql"), ten);
        assertThat(read(flyway).model()).isEqualTo(whole.model());
        assertThat(read(go).model()).isEqualTo(whole.model());
    }

    @Test
    void makesTheRolesADumpNames() throws IOException {
        Snapshot read = read(Files.writeString(temp.resolve("dump.sql"),
                "CREATE TABLE public.t (a int);\nALTER TABLE public.t OWNER TO \"odd \"\" one\";\n"
                        + "GRANT SELECT ON public.t TO reader_x;\n"));
        assertThat(read.model().objects().get(ObjectKey.table("public", "t")).attributes().owner()).isEqualTo("odd \" one");
    }

    @Test
    void namesThePlaceOfAnError() throws IOException {
        Path file = Files.writeString(temp.resolve("bad.sql"), "CREATE TABLE t (a int);\n\nCREATE TABLE u (a nonsense);\n");
        assertThatThrownBy(() -> read(file)).isInstanceOf(ProblemException.class)
                .hasMessageContaining("bad.sql:3:19").hasMessageContaining("nonsense");
        assertThatThrownBy(() -> read(Files.writeString(temp.resolve("x.sql"), "\\! rm -rf /\n"))).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> read(Files.createDirectories(temp.resolve("empty")))).hasMessageContaining("no .sql file");
    }

    @Test
    void readsSqlOfMariaDbAsItsDumpsWriteIt() throws IOException {
        Path dump = Files.writeString(temp.resolve("dump.sql"), """
                /*M!999999\\- enable the sandbox mode */
                /*!40101 SET @saved_cs_client = @@character_set_client */;
                CREATE TABLE `item` (
                  `id` int(11) NOT NULL,
                  `name` varchar(20) DEFAULT 'it\\'s; fine',
                  PRIMARY KEY (`id`)
                ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
                /*!50003 SET sql_mode = 'STRICT_TRANS_TABLES' */ ;
                DELIMITER ;;
                /*!50003 CREATE*/ /*!50017 DEFINER=`nobody`@`%`*/ /*!50003 TRIGGER t BEFORE INSERT ON item FOR EACH ROW
                BEGIN SET NEW.name = 'x'; SET NEW.id = 1; END */;;
                DELIMITER ;
                """);
        SchemaReading maria = reading(Engine.MARIADB);
        Snapshot read = maria.read(SchemaSource.parse(dump.toString(), Environment.PRODUCTION));

        assertThat(read.server().engine()).isEqualTo(Engine.MARIADB);
        assertThat(read.model().objects().keySet()).extracting(ObjectKey::name).contains("item", "t");
        assertThat(notes).isEmpty();
        Path snapshot = temp.resolve("maria.snapshot.json");
        SnapshotFile.write(snapshot, read);
        // The other side says what the file is written for.
        SchemaPair pair = reading.read(SchemaSource.parse(snapshot.toString(), Environment.PRODUCTION),
                SchemaSource.parse(dump.toString(), Environment.PRODUCTION));
        assertThat(pair.to().model()).isEqualTo(pair.from().model());
    }

    @Test
    void saysWhenSqlOfMySqlIsReadOnMariaDb() throws IOException {
        Path file = Files.writeString(temp.resolve("my.sql"), "CREATE TABLE a (b int);\nCREATE TABLE c (d varchar(2) COLLATE utf8mb4_0900_xx);");

        assertThatThrownBy(() -> reading(Engine.MYSQL).read(SchemaSource.parse(file.toString(), Environment.PRODUCTION)))
                .hasMessageContaining("Unknown collation").hasMessageContaining("my.sql:2:1");
        assertThat(notes).singleElement().asString().contains("embedded MariaDB").contains("--shadow");
    }

    private SchemaReading reading(Engine engine) {
        return new SchemaReading(Pipeline::introspect, Passwords.standard(PasswordSource.nobody()),
                ServerFamily.sourceServers(new SourceServer.Wish(Optional.empty(), Optional.empty(), notes::add)), Optional.of(engine));
    }
}
