package dev.slipway.plan.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Pipeline;
import dev.slipway.dialect.postgres.script.PostgresScript;
import dev.slipway.diff.CompareRules;
import dev.slipway.diff.RenameSuggestion;
import dev.slipway.diff.RenameSuggestions;
import dev.slipway.diff.SchemaDiff.AcceptedRename;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.PlanOptions;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.TestDatabase;
import dev.slipway.testing.Oracle;
import dev.slipway.testing.Scripts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Everything that has a name of its own is found under its new one by what it is, and given that name without dropping it: not one
 * object has another oid afterwards.
 */
@Tag("server")
class RenamedKindsTest {
    private static final String OLD = """
            CREATE SCHEMA sales;
            CREATE SCHEMA "or""der";
            CREATE TYPE sales.mood AS ENUM ('sad', 'calm', 'glad');
            CREATE TYPE sales.level AS ENUM ('low', 'so so', 'high');
            CREATE DOMAIN sales.price AS numeric(9,2) CHECK (VALUE > 0);
            CREATE TYPE sales.place AS (street text, "Number" int);
            CREATE SEQUENCE sales.counter START 100;
            CREATE TABLE sales.client (id int PRIMARY KEY, name text NOT NULL, mood sales.mood DEFAULT 'calm',
                    level sales.level DEFAULT 'so so', owes sales.price, home sales.place,
                number int DEFAULT nextval('sales.counter'), CONSTRAINT polite CHECK (mood <> 'sad' OR name <> 'x'),
                        CONSTRAINT known UNIQUE (name));
            CREATE INDEX by_mood ON sales.client (mood, lower(name)) WHERE level = 'so so';
            ALTER TABLE sales.client CLUSTER ON known;
            CREATE VIEW sales.happy AS SELECT id, name, mood FROM sales.client WHERE level = 'so so'::sales.level;
            CREATE VIEW "or""der".happier AS SELECT h.id, h.name FROM sales.happy h;
            CREATE MATERIALIZED VIEW sales.kept AS SELECT count(*) AS n, mood FROM sales.client GROUP BY mood;
            CREATE FUNCTION sales.worth(p sales.price, m sales.mood DEFAULT 'calm',
                    l sales.level DEFAULT 'so so') RETURNS sales.price LANGUAGE sql AS $$ SELECT p $$;
            CREATE FUNCTION sales.total(c int) RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM sales.client WHERE id > c; END;
            CREATE VIEW sales.worths AS SELECT id, sales.worth(owes, mood) AS w FROM sales.client;
            CREATE PROCEDURE sales.tidy() LANGUAGE plpgsql AS $$ BEGIN NULL; END $$;
            GRANT SELECT ON sales.client TO PUBLIC;
            COMMENT ON CONSTRAINT polite ON sales.client IS 'please';
            INSERT INTO sales.client (id, name) SELECT i, 'n' || i FROM generate_series(1, 100) i;
            """;
    private static final String NEW = OLD
            .replace("sales", "shop").replace("\"or\"\"der\"", "\"Or der\"").replace("'so so'", "'fair''ly'")
            .replace(".mood", ".feeling").replace(".price", ".amount").replace(".place", ".address").replace(".counter", ".numbers")
            .replace(".client", ".customer").replace("polite", "is_polite").replace("known", "customer_known")
                    .replace("by_mood", "by_feeling")
            .replace(".happy ", ".content ").replace(".happier", ".\"more content\"").replace(".kept", ".counted")
                    .replace(".worth(", ".value(")
            .replace(".total(", ".sum_of(").replace(".tidy(", ".clean(").replace(".worths", ".worthies")
            .replace("id int PRIMARY KEY", "id int CONSTRAINT customer_pk PRIMARY KEY");
    private static final String OIDS = """
            SELECT string_agg(oid || '',
                    ' ' ORDER BY oid) FROM (SELECT oid FROM pg_class UNION ALL SELECT oid FROM pg_type
            UNION ALL SELECT oid FROM pg_proc UNION ALL SELECT oid FROM pg_constraint UNION ALL SELECT oid FROM pg_enum
            UNION ALL SELECT oid FROM pg_namespace) x WHERE oid >= 16384
            """;

    @Test
    void everyKindIsFoundAndRenamedBothWays() {
        try (TestDatabase old = TestDatabase.create(); TestDatabase wanted = TestDatabase.create()) {
            Scripts.run(old, PostgresScript.parse("old.sql", OLD));
            Scripts.run(wanted, PostgresScript.parse("new.sql", NEW));
            List<String> before = Oracle.catalogue(old);
            String oids = old.value(OIDS);
            Snapshot from = old.snapshot();
            Snapshot to = wanted.snapshot();
            List<AcceptedRename> accepted = acceptAll(from, to, schema("sales", "shop"), schema("or\"der", "Or der"));
            ScriptedPlan plan = Pipeline.plan(Pipeline.diff(from, to, accepted, CompareRules.DEFAULT), from, to, PlanOptions.DEFAULT);

            assertThat(plan.plan().steps()).as(plan.up()).allSatisfy(step -> assertThat(step.title())
                    .matches("Rename .*|Change domain shop.amount"));
            Scripts.run(old, PostgresScript.parse("up.sql", plan.up()));
            Scripts.run(old, PostgresScript.parse("up.sql", plan.up()));
            assertThat(Oracle.catalogue(old)).as(plan.up()).isEqualTo(Oracle.catalogue(wanted));
            assertThat(old.value(OIDS)).isEqualTo(oids);
            assertThat(Pipeline.diff(old.snapshot(), to, List.of(), CompareRules.DEFAULT).differences()).isEmpty();

            Scripts.run(old, PostgresScript.parse("down.sql", plan.down()));
            Scripts.run(old, PostgresScript.parse("down.sql", plan.down()));
            assertThat(Oracle.catalogue(old)).as(plan.down()).isEqualTo(before);
            assertThat(old.value(OIDS)).isEqualTo(oids);
        }
    }

    @Test
    void aSchemaIsFoundByWhatItHolds() {
        Snapshot from = TestDatabase.snapshotOf("CREATE SCHEMA a; CREATE TABLE a.t (id int, n text); CREATE TABLE a.u (id int)");
        Snapshot to = TestDatabase.snapshotOf("CREATE SCHEMA b; CREATE TABLE b.t (id int, n text); CREATE TABLE b.u (id int)");
        RenameSuggestion first = RenameSuggestions.find(from.model(), to.model()).getFirst();
        assertThat(first.from()).isEqualTo(schema("a", "b").from());
        assertThat(first.reason()).isEqualTo("holds the same 2 objects");
        assertThat(RenameSuggestions.find(from.model(), to.model(), List.of(schema("a", "b")))).as("the tables go with it").isEmpty();
    }

    @Test
    void oneOfSeveralThatAreAlikeIsAskedWithWhatSpeaksAgainstIt() {
        Snapshot from = TestDatabase.snapshotOf("CREATE SEQUENCE first_number; CREATE SEQUENCE second_number");
        Snapshot to = TestDatabase.snapshotOf("CREATE SEQUENCE number_one; CREATE SEQUENCE second_numbers");
        List<RenameSuggestion> found = RenameSuggestions.find(from.model(), to.model());
        assertThat(found).extracting(s -> s.from().name() + " " + s.to().name()).containsExactly("second_number second_numbers",
                "first_number number_one");
        assertThat(found).extracting(RenameSuggestion::reason).containsOnly("same definition, as 1 more have");
        assertThat(found).allSatisfy(s -> assertThat(s.score()).isLessThan(0.8));
    }

    private static AcceptedRename schema(String from, String to) {
        return new AcceptedRename(ObjectKey.of(ObjectKind.SCHEMA, "", from), ObjectKey.of(ObjectKind.SCHEMA, "", to));
    }

    /** As a person does who says yes to every question, one after the other. */
    private static List<AcceptedRename> acceptAll(Snapshot from, Snapshot to, AcceptedRename... byHand) {
        List<AcceptedRename> accepted = new ArrayList<>(List.of(byHand));
        while (true) {
            Optional<RenameSuggestion> next = RenameSuggestions.find(from.model(), to.model(), accepted).stream().findFirst();
            if (next.isEmpty()) {
                return accepted;
            }
            accepted.add(new AcceptedRename(next.get().from(), next.get().to()));
        }
    }
}
