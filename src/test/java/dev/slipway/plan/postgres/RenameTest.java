package dev.slipway.plan.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Pipeline;
import dev.slipway.dialect.postgres.script.PostgresScript;
import dev.slipway.diff.CompareRules;
import dev.slipway.diff.RenameSuggestion;
import dev.slipway.diff.RenameSuggestions;
import dev.slipway.diff.SchemaDiff;
import dev.slipway.diff.SchemaDiff.AcceptedRename;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.Snapshot;
import dev.slipway.model.Table;
import dev.slipway.plan.PlanOptions;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.TestDatabase;
import dev.slipway.testing.Oracle;
import dev.slipway.testing.Scripts;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A rename that a person accepted touches no row, and both ways can be run twice. */
@Tag("server")
class RenameTest {
    private static final String OLD = """
            CREATE TABLE client (id int PRIMARY KEY, postcode text, city text, name text, phone text, fax text);
            CREATE INDEX client_place_idx ON client (lower(city), postcode);
            CREATE VIEW places AS SELECT id, city FROM client;
            GRANT SELECT (postcode) ON client TO PUBLIC;
            INSERT INTO client SELECT i, 'p' || i, 'c' FROM generate_series(1, 100) i;
            """;
    private static final String NEW = """
            CREATE TABLE customer (id int, postal_code text, city text, name text, phone text, CONSTRAINT client_pkey PRIMARY KEY (id));
            CREATE INDEX client_place_idx ON customer (lower(city), postal_code);
            CREATE VIEW places AS SELECT id, city FROM customer;
            GRANT SELECT (postal_code) ON customer TO PUBLIC;
            """;

    /** Everything that PostgreSQL itself keeps up to date when a name in it changes. */
    private static final String MENTIONING = """
            CREATE FUNCTION told() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TABLE client (id int CONSTRAINT key PRIMARY KEY, postcode text DEFAULT 'postcode', total int,
                twice text GENERATED ALWAYS AS (postcode || postcode) STORED, CONSTRAINT filled CHECK (postcode <> ''),
                CONSTRAINT together UNIQUE (postcode, total), CONSTRAINT whole CHECK (client IS NOT NULL));
            CREATE INDEX part_idx ON client (lower(postcode)) WHERE postcode > 'a';
            CREATE STATISTICS alike ON postcode, total FROM client;
            CREATE TRIGGER before_change BEFORE UPDATE OF postcode ON client FOR EACH ROW WHEN (NEW.postcode IS NULL) EXECUTE FUNCTION told();
            CREATE POLICY own ON client USING (postcode = 'x');
            CREATE RULE kept AS ON DELETE TO client WHERE OLD.postcode = 'keep' DO INSTEAD NOTHING;
            CREATE TABLE visit (nr int CONSTRAINT to_client REFERENCES client (id), whom client);
            CREATE TABLE daily (postcode text, v int) PARTITION BY LIST (postcode);
            CREATE TABLE daily_x PARTITION OF daily FOR VALUES IN ('postcode');
            CREATE FUNCTION counted() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM client WHERE postcode > 'a'; END;
            """;
    /** What the server prints otherwise than with a name and a dot: results under their own names, values of an enum without their type. */
    private static final String PRINTED = """
            CREATE TYPE mood AS ENUM ('so so', 'sad', 'glad');
            CREATE TABLE client (id int, postcode text, mood mood, moods mood[] DEFAULT '{sad,"so so"}') PARTITION BY LIST (mood);
            CREATE TABLE client_sad PARTITION OF client FOR VALUES IN ('sad', 'so so');
            CREATE TABLE client_text (postcode text) PARTITION BY LIST (postcode);
            CREATE TABLE client_text_sad PARTITION OF client_text FOR VALUES IN ('sad');
            CREATE FUNCTION codes(c int) RETURNS SETOF text LANGUAGE sql BEGIN ATOMIC
                SELECT postcode AS postcode FROM client WHERE id > c; END;
            CREATE FUNCTION code() RETURNS text LANGUAGE sql RETURN (SELECT max(postcode) FROM client);
            CREATE VIEW addresses AS SELECT DISTINCT id, postcode AS postcode FROM client;
            """;

    @Test
    void whatIsPrintedInAnotherFormIsFoundUnchanged() {
        String renamed = PRINTED.replace("AS postcode", "AS old_name").replace("postcode", "postal_code")
                .replace("AS old_name", "AS postcode").replace("'sad'", "'bad''ly'").replace("'{sad,", "'{bad''ly,")
                .replace("so so", "fair").replace("client_text (postal_code", "client_text (postcode").replace("LIST (postal_code",
                "LIST (postcode").replace("client_text_sad PARTITION OF client_text FOR VALUES IN ('bad''ly')",
                "client_text_sad PARTITION OF client_text FOR VALUES IN ('sad')").replace(",\"fair\"", ",fair");
        try (TestDatabase old = TestDatabase.create(); TestDatabase wanted = TestDatabase.create()) {
            Scripts.run(old, PostgresScript.parse("old.sql", PRINTED));
            Scripts.run(wanted, PostgresScript.parse("new.sql", renamed));
            ObjectKey client = ObjectKey.table("public", "client");
            List<AcceptedRename> renames = List.of(new AcceptedRename(client.column("postcode"), client.column("postal_code")),
                    value("sad", "bad'ly"), value("so so", "fair"));
            SchemaDiff diff = Pipeline.diff(old.snapshot(), wanted.snapshot(), renames, CompareRules.DEFAULT);
            ScriptedPlan plan = Pipeline.plan(diff, old.snapshot(), wanted.snapshot(), PlanOptions.DEFAULT);
            assertThat(plan.plan().steps()).as(plan.up()).hasSize(renames.size());
            Scripts.run(old, PostgresScript.parse("up.sql", plan.up()));
            assertThat(Oracle.catalogue(old)).as(plan.up()).isEqualTo(Oracle.catalogue(wanted));
        }
    }

    private static AcceptedRename value(String from, String to) {
        return new AcceptedRename(ObjectKey.child(ObjectKind.ENUM_VALUE, "public", "mood", from),
                ObjectKey.child(ObjectKind.ENUM_VALUE, "public", "mood", to));
    }

    @Test
    void whatMentionsARenamedNameIsNotMadeAnew() {
        String renamed = MENTIONING.replace("postcode", "postal_code").replace("'postal_code'", "'postcode'").replace("client", "customer")
                .replace("to_customer", "to_client").replace("told", "heard");
        try (TestDatabase old = TestDatabase.create(); TestDatabase wanted = TestDatabase.create()) {
            old.execute(MENTIONING);
            wanted.execute(renamed);
            ObjectKey client = ObjectKey.table("public", "client");
            ObjectKey customer = ObjectKey.table("public", "customer");
            ObjectKey daily = ObjectKey.table("public", "daily");
            List<AcceptedRename> renames = List.of(new AcceptedRename(client, customer),
                    new AcceptedRename(ObjectKey.routine(ObjectKind.FUNCTION, "public", "told", ""),
                            ObjectKey.routine(ObjectKind.FUNCTION, "public", "heard", "")),
                    new AcceptedRename(client.column("postcode"), customer.column("postal_code")),
                    new AcceptedRename(daily.column("postcode"), daily.column("postal_code")));
            assertThat(RenameSuggestions.find(old.snapshot().model(), wanted.snapshot().model())).extracting(RenameSuggestion::from)
                    .as("a partition's column is not asked for").contains(daily.column("postcode"))
                    .doesNotContain(ObjectKey.table("public", "daily_x").column("postcode"));
            SchemaDiff diff = Pipeline.diff(old.snapshot(), wanted.snapshot(), renames, CompareRules.DEFAULT);
            ScriptedPlan plan = Pipeline.plan(diff, old.snapshot(), wanted.snapshot(), PlanOptions.DEFAULT);
            List<String> before = Oracle.catalogue(old);
            assertThat(plan.plan().steps()).as(plan.up()).hasSize(renames.size());
            Scripts.run(old, PostgresScript.parse("up.sql", plan.up()));
            assertThat(Oracle.catalogue(old)).as(plan.up()).isEqualTo(Oracle.catalogue(wanted));
            Scripts.run(old, PostgresScript.parse("down.sql", plan.down()));
            assertThat(Oracle.catalogue(old)).as(plan.down()).isEqualTo(before);
        }
    }

    @Test
    void whatIsAskedIsWhatWasRenamed() {
        Snapshot from = TestDatabase.snapshotOf(OLD);
        Snapshot to = TestDatabase.snapshotOf(NEW);
        List<RenameSuggestion> found = RenameSuggestions.find(from.model(), to.model());
        assertThat(found).extracting(s -> s.from().qualified() + " " + s.to().qualified()).containsExactly("public.client public.customer");
    }

    @Test
    void noRowIsTouchedAndBothWaysCanBeRunTwice() {
        try (TestDatabase old = TestDatabase.create(); TestDatabase wanted = TestDatabase.create()) {
            old.execute(OLD);
            wanted.execute(NEW);
            List<String> before = Oracle.catalogue(old);
            String storage = old.value("SELECT pg_relation_filenode('client')");
            ScriptedPlan plan = plan(old.snapshot(), wanted.snapshot());

            Scripts.run(old, PostgresScript.parse("up.sql", plan.up()));
            Scripts.run(old, PostgresScript.parse("up.sql", plan.up()));
            assertThat(Oracle.catalogue(old)).as(plan.up()).isEqualTo(Oracle.catalogue(wanted));
            assertThat(old.value("SELECT pg_relation_filenode('customer')")).isEqualTo(storage);
            assertThat(old.value("SELECT count(*) FROM customer")).isEqualTo("100");

            Scripts.run(old, PostgresScript.parse("down.sql", plan.down()));
            Scripts.run(old, PostgresScript.parse("down.sql", plan.down()));
            assertThat(Oracle.catalogue(old)).as(plan.down()).isEqualTo(before);
            assertThat(old.value("SELECT pg_relation_filenode('client')")).isEqualTo(storage);
        }
    }

    private static ScriptedPlan plan(Snapshot from, Snapshot to) {
        var client = from.model().all(Table.class).findFirst().orElseThrow().key();
        var customer = to.model().all(Table.class).findFirst().orElseThrow().key();
        List<AcceptedRename> renames = List.of(new AcceptedRename(client, customer),
                new AcceptedRename(client.column("postcode"), customer.column("postal_code")));
        SchemaDiff diff = Pipeline.diff(from, to, renames, CompareRules.DEFAULT);
        return Pipeline.plan(diff, from, to, PlanOptions.DEFAULT);
    }
}
