package dev.slipway.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.jdbc.Environment;
import dev.slipway.model.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationToolTest {
    @TempDir
    Path folder;

    private List<String> order(String... names) throws IOException {
        for (String name : names) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), "SELECT 1;");
        }
        SchemaSource.SqlFolder source = (SchemaSource.SqlFolder) SchemaSource.parse(folder.toString(), Environment.SCRATCH);
        return SqlFiles.building(source).keySet().stream().map(file -> folder.relativize(file).toString()).toList();
    }

    @Test
    void flywayGoesByVersionAndThenRepeats() throws IOException {
        assertThat(order("V10__ten.sql", "V2__two.sql", "V1_1__more.sql", "sub/V1__one.sql", "V2.1__dot.sql", "U2__undo.sql",
                "R__b_views.sql",
                "R__a_functions.sql", "afterMigrate.sql")).containsExactly("sub/V1__one.sql", "V1_1__more.sql", "V2__two.sql",
                "V2.1__dot.sql", "V10__ten.sql", "R__a_functions.sql", "R__b_views.sql");
    }

    @Test
    void flywayStartsAtItsNewestBaseline() throws IOException {
        assertThat(order("V1__one.sql", "V2__two.sql", "B1__old.sql", "B2__base.sql", "V3__three.sql"))
                .containsExactly("B2__base.sql", "V3__three.sql");
    }

    @Test
    void flywayPutsValuesInPlace() throws IOException {
        Path file = folder.resolve("sql/V1__one.sql");
        Files.writeString(folder.resolve("flyway.conf"), "flyway.placeholders.Owner=shop$1\nflyway.placeholders.gone=from file\n");
        FlywayPlaceholders placeholders = FlywayPlaceholders.of(folder.resolve("sql"), Map.of("FLYWAY_PLACEHOLDERS_GONE", "from outside"));
        assertThat(placeholders.replaced(file, "-- ${flyway:filename} ${flyway:defaultSchema}\n${owner} ${OWNER} ${gone} $1 $$ {x}"))
                .isEqualTo("-- V1__one.sql public\nshop$1 shop$1 from outside $1 $$ {x}");
        assertThatThrownBy(() -> placeholders.replaced(file, "SELECT 1;\nSELECT '${nobody}';")).isInstanceOf(ProblemException.class)
                .hasMessageContaining("nobody").hasMessageContaining("V1__one.sql:2");

        Files.writeString(Files.createDirectories(folder.resolve("sql")).resolve("flyway.conf"),
                "flyway.placeholderReplacement=false\n");
        assertThat(FlywayPlaceholders.of(folder.resolve("sql"), Map.of()).replaced(file, "${owner}")).isEqualTo("${owner}");
    }

    @Test
    void golangMigrateGoesByNumberAndOnlyUp() throws IOException {
        assertThat(order("000010_ten.up.sql", "000010_ten.down.sql", "2_two.up.sql", "2_two.down.sql", "20240101120000_late.up.sql",
                "notes.sql"))
                .containsExactly("2_two.up.sql", "000010_ten.up.sql", "20240101120000_late.up.sql");
    }

    @Test
    void otherFilesGoByTheirNames() throws IOException {
        assertThat(order("b.sql", "a/z.sql", "V_no_version.sql")).containsExactly("V_no_version.sql", "a/z.sql", "b.sql");
    }

    @Test
    void twoMigrationsOfOneVersionAreRefused() {
        assertThatThrownBy(() -> order("V1__a.sql", "V1.0__b.sql")).isInstanceOf(ProblemException.class)
                .hasMessageContaining("V1__a.sql").hasMessageContaining("V1.0__b.sql");
    }
}
