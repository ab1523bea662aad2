package dev.slipway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Pipeline;
import dev.slipway.dialect.postgres.script.PostgresScript;
import dev.slipway.diff.CompareRules;
import dev.slipway.diff.SchemaDiff;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.PlanOptions;
import dev.slipway.plan.postgres.SchemaScript;
import dev.slipway.rehearse.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A schema that was read, written as a script, built in an empty database, and read again. */
public final class Rebuilt {
    private Rebuilt() {}

    /** Holds that nothing differs, and that the server says so, too. */
    public static void judge(String schema, int major) {
        try (TestDatabase original = TestDatabase.create(major); TestDatabase copy = TestDatabase.create(major)) {
            Scripts.run(original, PostgresScript.parse("schema.sql", schema));
            Snapshot first = original.snapshot();
            run(copy, SchemaScript.statements(first));
            same(first, copy.snapshot());
            assertThat(Oracle.catalogue(copy)).isEqualTo(Oracle.catalogue(original));
        }
    }

    /** Holds that nothing differs and nothing would be done. */
    public static void same(Snapshot one, Snapshot other) {
        SchemaDiff diff = Pipeline.diff(one, other, List.of(), CompareRules.DEFAULT);
        assertThat(diff.differences()).isEmpty();
        assertThat(Pipeline.plan(diff, one, other, PlanOptions.DEFAULT).plan().steps()).isEmpty();
    }

    private static void run(TestDatabase database, List<String> statements) {
        try (Connection connection = database.open(); Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String sql : statements) {
                try {
                    statement.execute(sql);
                } catch (SQLException failed) {
                    throw new AssertionError(failed.getMessage() + "\n" + sql, failed);
                }
            }
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }
}
