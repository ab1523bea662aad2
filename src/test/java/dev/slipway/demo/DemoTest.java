package dev.slipway.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.model.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("server")
@Timeout(120)
class DemoTest {
    private static final String COLUMNS =
            """
            SELECT format('%s.%s.%s %s %s %s', n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                          a.attnotnull, c.relkind)
              FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname IN ('shop', 'audit') AND a.attnum > 0 AND NOT a.attisdropped ORDER BY 1
            """;

    @TempDir
    static Path home;

    private static Demo demo;

    @BeforeAll
    static void start() {
        demo = Demo.start(home, ProgressListener.silent());
    }

    @AfterAll
    static void stop() {
        demo.close();
        assertThat(home).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "14 | SELECT count(*) FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition"
                + " AND relnamespace::regnamespace::text IN ('shop', 'audit')",
        "2 | SELECT count(*) FROM pg_views WHERE schemaname = 'shop'",
        "1 | SELECT count(*) FROM pg_matviews",
        "3 | SELECT count(*) FROM pg_proc WHERE pronamespace::regnamespace::text IN ('shop', 'audit')",
        "3 | SELECT count(DISTINCT (tgrelid, tgname)) FROM pg_trigger WHERE NOT tgisinternal",
        "2 | SELECT count(*) FROM pg_type WHERE typtype = 'e'",
        "5 | SELECT count(*) FROM pg_inherits WHERE inhparent = 'audit.event'::regclass",
        "1 | SELECT count(*) FROM pg_attribute WHERE attgenerated <> ''",
        "1 | SELECT count(*) FROM pg_constraint WHERE contype = 'x'",
        "37 | SELECT count(*) FROM shop.payment p WHERE NOT EXISTS (SELECT FROM shop.orders o WHERE o.id = p.order_id)",
        "0 | SELECT count(*) FROM shop.order_item i WHERE NOT EXISTS (SELECT FROM shop.product p WHERE p.id = i.product_id)",
        "0 | SELECT count(*) FROM shop.product WHERE category_id IS NULL",
        "0 | SELECT count(*) FROM shop.stock WHERE quantity < 0",
    })
    void stagingHoldsAShop(long expected, String query) throws SQLException {
        assertThat(rows(demo.staging(), query)).containsExactly(String.valueOf(expected));
    }

    @Test
    void stagingHasRowsEnough() throws SQLException {
        long total = 0;
        String tables =
                "SELECT oid::regclass FROM pg_class WHERE relkind = 'r' AND relnamespace::regnamespace::text IN ('shop', 'audit')";
        for (String table : rows(demo.staging(), tables)) {
            total += Long.parseLong(rows(demo.staging(), "SELECT count(*) FROM " + table).getFirst());
        }
        assertThat(total).isGreaterThan(300_000);
    }

    @Test
    void stagingHasTheSchemaOfProductionAndDesiredHasNot() throws SQLException {
        assertThat(rows(demo.staging(), COLUMNS)).isEqualTo(rows(demo.production(), COLUMNS));
        assertThat(rows(demo.desired(), COLUMNS))
                .contains("shop.address.postal_code text t r", "shop.order_item.quantity bigint t r", "shop.customer.display_name text t r")
                .doesNotContain("shop.address.postcode text t r", "shop.customer.fax text f r");
    }

    @Test
    void productionCannotBeWritten() {
        assertThatThrownBy(() -> demo.production().open(SessionPurpose.EXECUTE)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> rows(demo.production(), "WITH gone AS (DELETE FROM shop.review RETURNING id) SELECT * FROM gone"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("read-only");
    }

    @Test
    void isTakenUpAgainAfterAKill(@TempDir Path place) throws Exception {
        Process slipway = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(), "-cp", System.getProperty("java.class.path"),
                        AbandonedDemo.class.getName(), place.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(firstLine(slipway)).isEqualTo("started false");
        slipway.destroyForcibly().waitFor();

        try (Demo again = Demo.start(place, ProgressListener.silent())) {
            assertThat(again.resumed()).isTrue();
            try (Connection connection = again.staging().open(SessionPurpose.EXECUTE); Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE shop.half_done ()");
            }
            again.suspend();
        }
        try (Demo third = Demo.start(place, ProgressListener.silent())) {
            assertThat(rows(third.staging(), "SELECT to_regclass('shop.half_done')")).containsExactly("shop.half_done");
            third.suspend();
        }
        try (Demo fresh = Demo.fresh(place, ProgressListener.silent())) {
            assertThat(fresh.resumed()).isFalse();
        }
        assertThat(place).isEmptyDirectory();
    }

    private static String firstLine(Process process) throws IOException {
        return process.inputReader().readLine();
    }

    private static List<String> rows(Database database, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.open(SessionPurpose.CHECK);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }
}
