package dev.slipway.introspect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.rehearse.TestDatabase;
import dev.slipway.testing.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Each catalogue query runs alone, on every version: a failure names the query. */
@Tag("server")
@Tag("matrix")
class CatalogueQueriesTest {
    private static final Path QUERIES = Path.of("src/main/resources/dev/slipway/introspect/postgres");

    @TestFactory
    Stream<DynamicTest> eachRunsAlone() throws IOException {
        List<String> names;
        try (Stream<Path> files = Files.list(QUERIES)) {
            names = files.map(file -> file.getFileName().toString().replace(".sql", "")).sorted().toList();
        }
        assertThat(names).as("queries found").isNotEmpty();
        return Versions.judged().stream().map(major -> DynamicTest.dynamicTest("PostgreSQL " + major, () -> run(major, names)));
    }

    private static void run(int major, List<String> names) throws SQLException {
        try (TestDatabase database = TestDatabase.create(major); Connection connection = database.open()) {
            CatalogueReader reader = new CatalogueReader(connection, "PostgreSQL " + major);
            assertThat(names).allSatisfy(name -> reader.each(name, row -> {}));
        }
    }
}
