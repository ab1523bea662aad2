package dev.slipway.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Pipeline;
import dev.slipway.dialect.postgres.script.PostgresScript;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.PlanOptions;
import dev.slipway.plan.Reversal;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.TestDatabase;
import dev.slipway.testing.Rebuilt;
import dev.slipway.testing.Scripts;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What one of two schemas cannot say is no difference; what both say is. */
@Tag("server")
class AsFarAsKnownTest {
    private static final String NAMED = "CREATE TABLE public.t (a int CONSTRAINT a_given NOT NULL)";
    private static final String UNNAMED = "CREATE TABLE public.t (a int NOT NULL)";

    @Test
    void theNameOfANotNullConstraintSaysNothingToAServerThatDoesNotKnowIt() {
        Rebuilt.same(on(17, UNNAMED), on(18, NAMED));
        Rebuilt.same(on(18, NAMED), on(17, UNNAMED));
        assertThat(differences(on(18, UNNAMED), on(18, NAMED))).hasSize(1);
    }

    @Test
    void aPrivilegeThatOneServerDoesNotKnowIsNoDifference() {
        String revoked = UNNAMED + "; REVOKE ALL ON public.t FROM postgres";
        Rebuilt.same(on(16, revoked), on(18, revoked));
        Rebuilt.same(on(18, revoked), on(16, revoked));
    }

    @Test
    void theVersionThatTheServerTakesByItselfIsNoDifference() {
        Snapshot plain = on(18, "CREATE EXTENSION pg_trgm");
        Snapshot old = on(18, "CREATE EXTENSION pg_trgm VERSION '1.4'");
        Rebuilt.same(plain, old);
        Rebuilt.same(old, plain);
        assertThat(differences(old, on(18, "CREATE EXTENSION pg_trgm VERSION '1.5'"))).hasSize(1);
    }

    @Test
    void aNamedVersionIsUpdatedTo() {
        try (TestDatabase old = TestDatabase.create(); TestDatabase wanted = TestDatabase.create()) {
            old.execute("CREATE EXTENSION pg_trgm VERSION '1.4'");
            wanted.execute("CREATE EXTENSION pg_trgm VERSION '1.5'");
            Snapshot from = old.snapshot();
            Snapshot to = wanted.snapshot();
            ScriptedPlan plan = Pipeline.plan(Pipeline.diff(from, to, List.of(), CompareRules.DEFAULT), from, to, PlanOptions.DEFAULT);
            Scripts.run(old, PostgresScript.parse("up.sql", plan.up()));
            Scripts.run(old, PostgresScript.parse("up.sql", plan.up()));
            assertThat(old.value("SELECT extversion FROM pg_extension WHERE extname = 'pg_trgm'")).isEqualTo("1.5");
            assertThat(plan.plan().steps()).singleElement().satisfies(step -> assertThat(step.effects().reversal())
                    .isInstanceOf(Reversal.Impossible.class));
        }
    }

    private static List<Difference> differences(Snapshot from, Snapshot to) {
        return Pipeline.diff(from, to, List.of(), CompareRules.DEFAULT).differences();
    }

    private static Snapshot on(int major, String sql) {
        try (TestDatabase database = TestDatabase.create(major)) {
            database.execute(sql);
            return database.snapshot();
        }
    }
}
