package dev.slipway.introspect.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Pipeline;
import dev.slipway.diff.CompareRules;
import dev.slipway.model.ProblemException;
import dev.slipway.model.SeenObject;
import dev.slipway.model.Snapshot;
import dev.slipway.rehearse.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class PostgresIntrospectorTest {
    private static final String TABLES = "CREATE TABLE a (x int DEFAULT 1 CHECK (x > 0), y text); CREATE TABLE b (id int PRIMARY KEY);";

    @Test
    void theSameSchemaMadeInAnotherOrderShowsNoDifference() {
        Snapshot one = TestDatabase.snapshotOf(TABLES, "CREATE VIEW v AS SELECT x FROM a", "COMMENT ON TABLE a IS 'c'",
                "GRANT SELECT ON a TO PUBLIC");
        Snapshot other = TestDatabase.snapshotOf("CREATE TABLE b (gone int, id int PRIMARY KEY); ALTER TABLE b DROP COLUMN gone;",
                "CREATE TABLE a (y text, x int DEFAULT 1 CHECK (x > 0))",
                "GRANT INSERT, SELECT ON a TO PUBLIC; REVOKE INSERT ON a FROM PUBLIC;",
                "COMMENT ON TABLE a IS 'c'", "CREATE VIEW v AS SELECT a.x FROM public.a");
        assertThat(Pipeline.diff(one, other, List.of(), CompareRules.DEFAULT).differences()).isEmpty();
        assertThat(one.fingerprint()).isEqualTo(other.fingerprint());
    }

    @Test
    void whatIsNotModelledIsNamed() {
        Snapshot snapshot = TestDatabase.snapshotOf("SELECT lo_create(4711)");
        assertThat(snapshot.model().notCompared()).containsExactly(new SeenObject("large object", "4711"));
    }

    @Test
    void aSilentMissWouldShowHere() {
        Snapshot plain = TestDatabase.snapshotOf(TABLES, "CREATE VIEW v AS SELECT x FROM a");
        for (String change : List.of("ALTER VIEW v SET (security_invoker = true)", "GRANT UPDATE (x) ON a TO PUBLIC",
                "ALTER TABLE a ALTER x SET STATISTICS 7",
                "ALTER TABLE a ENABLE ROW LEVEL SECURITY", "COMMENT ON COLUMN v.x IS 'seen'", "ALTER TABLE a SET (fillfactor = 70)",
                "ALTER TABLE a ALTER y SET STORAGE EXTERNAL", "ALTER TABLE b REPLICA IDENTITY FULL")) {
            Snapshot changed = TestDatabase.snapshotOf(TABLES, "CREATE VIEW v AS SELECT x FROM a", change);
            assertThat(Pipeline.diff(plain, changed, List.of(), CompareRules.DEFAULT).differences()).as(change).hasSize(1);
        }
    }

    @Test
    void aLockedCatalogueIsReportedInsideTheTimeLimit() throws SQLException {
        try (TestDatabase database = TestDatabase.create(); Connection blocker = database.open(); Connection reader = database.open()) {
            database.execute(TABLES + "CREATE VIEW v AS SELECT x FROM a;");
            blocker.setAutoCommit(false);
            try (Statement statement = blocker.createStatement()) {
                statement.execute("LOCK TABLE v IN ACCESS EXCLUSIVE MODE");
                assertThatThrownBy(() -> PostgresIntrospector.read(reader, "shop")).isInstanceOf(ProblemException.class)
                        .hasMessageContaining("locked").hasMessageContaining("shop");
            }
            blocker.rollback();
        }
    }
}
