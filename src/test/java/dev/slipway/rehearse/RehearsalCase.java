package dev.slipway.rehearse;

import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.Loss;
import dev.slipway.plan.Phase;
import dev.slipway.plan.Reversal;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.plan.Step;
import dev.slipway.plan.StepEffects;
import dev.slipway.plan.StepScript;
import dev.slipway.plan.Strategy;
import java.util.List;

/** A small plan with a bit of everything: a batched data step, a rewrite, a foreign key, a dropped column, a dropped table. */
final class RehearsalCase {
    static final List<String> FROM = List.of("CREATE SCHEMA shop",
            "CREATE TABLE shop.customers (id int PRIMARY KEY, name text)",
            "CREATE TABLE shop.orders (id int PRIMARY KEY, customer int, total int, note text)",
            "CREATE TABLE shop.old (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, what text)");
    static final String ROWS = """
            INSERT INTO shop.customers SELECT i, 'c' || i FROM generate_series(1, 100) i;
            INSERT INTO shop.orders SELECT i, i % 100 + 1, i * 3, 'note ' || i FROM generate_series(1, 5000) i;
            INSERT INTO shop.old (what) VALUES ('a'), (NULL), (E'tab\\there, "quoted"')
            """;
    static final List<String> TO = List.of("CREATE SCHEMA shop",
            "CREATE TABLE shop.customers (id int PRIMARY KEY, name text)",
            "CREATE TABLE shop.orders (id int PRIMARY KEY, customer int, total bigint, status text)",
            "ALTER TABLE shop.orders ADD CONSTRAINT orders_customer_fk FOREIGN KEY (customer) REFERENCES shop.customers (id)");

    private static final String UP = """
            \\set ON_ERROR_STOP on
            SET lock_timeout = '3s';
            -- Step 1 of 5 (expand): add column shop.orders.status and fill it
            ALTER TABLE shop.orders ADD COLUMN IF NOT EXISTS status text;
            SELECT EXISTS (SELECT FROM shop.orders WHERE status IS NULL) AS todo \\gset
            \\if :todo
            CREATE SCHEMA IF NOT EXISTS slipway;
            CREATE TABLE IF NOT EXISTS slipway.progress (step int PRIMARY KEY, title text, last_key text, rows_done bigint, rows_total bigint,
                updated_at timestamptz);
            DO $slipway$
            DECLARE last int := 0;
            BEGIN
                INSERT INTO slipway.progress VALUES (1, 'fill', '', 0, 5000, clock_timestamp()) ON CONFLICT DO NOTHING;
                WHILE last < 10000 LOOP
                    UPDATE shop.orders SET status = 'new' WHERE id > last AND id <= last + 500 AND status IS NULL;
                    last := last + 500;
                    UPDATE slipway.progress SET rows_done = last, updated_at = clock_timestamp();
                    COMMIT;
                END LOOP;
            END $slipway$;
            DROP SCHEMA slipway CASCADE;
            \\endif
            -- Step 2 of 5 (migrate): widen shop.orders.total
            SELECT atttypid <> 'bigint'::regtype AS todo FROM pg_attribute WHERE attrelid = 'shop.orders'::regclass AND attname = 'total' \\gset
            \\if :todo
            ALTER TABLE shop.orders ALTER COLUMN total TYPE bigint;
            \\endif
            -- Step 3 of 5 (expand): add foreign key orders_customer_fk
            SELECT NOT EXISTS (SELECT FROM pg_constraint WHERE conname = 'orders_customer_fk') AS todo \\gset
            \\if :todo
            BEGIN;
            ALTER TABLE shop.orders ADD CONSTRAINT orders_customer_fk FOREIGN KEY (customer) REFERENCES shop.customers (id) NOT VALID;
            COMMIT;
            \\endif
            ALTER TABLE shop.orders VALIDATE CONSTRAINT orders_customer_fk;
            -- Step 4 of 5 (contract): drop column shop.orders.note
            ALTER TABLE shop.orders DROP COLUMN IF EXISTS note;
            -- Step 5 of 5 (contract): drop table shop.old
            DROP TABLE IF EXISTS shop.old;
            """;
    private static final String DOWN = """
            \\set ON_ERROR_STOP on
            SET lock_timeout = '3s';
            -- Step 5 of 5 (contract): drop table shop.old
            CREATE TABLE IF NOT EXISTS shop.old (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, what text);
            -- Step 4 of 5 (contract): drop column shop.orders.note
            ALTER TABLE shop.orders ADD COLUMN IF NOT EXISTS note text;
            -- Step 3 of 5 (expand): add foreign key orders_customer_fk
            ALTER TABLE shop.orders DROP CONSTRAINT IF EXISTS orders_customer_fk;
            -- Step 2 of 5 (migrate): widen shop.orders.total
            SELECT atttypid <> 'int'::regtype AS todo FROM pg_attribute WHERE attrelid = 'shop.orders'::regclass AND attname = 'total' \\gset
            \\if :todo
            ALTER TABLE shop.orders ALTER COLUMN total TYPE int;
            \\endif
            -- Step 1 of 5 (expand): add column shop.orders.status and fill it
            ALTER TABLE shop.orders DROP COLUMN IF EXISTS status;
            """;

    private static final Snapshot FROM_SNAPSHOT = TestDatabase.snapshotOf(FROM.toArray(String[]::new));
    private static final Snapshot TO_SNAPSHOT = TestDatabase.snapshotOf(TO.toArray(String[]::new));

    private RehearsalCase() {}

    static Snapshot from() {
        return FROM_SNAPSHOT;
    }

    static Snapshot to() {
        return TO_SNAPSHOT;
    }

    static ScriptedPlan plan() {
        ObjectKey orders = ObjectKey.table("shop", "orders");
        ObjectKey old = ObjectKey.table("shop", "old");
        return TestPlans.of(from(), to(), UP, DOWN,
                step(1, orders.column("status")),
                step(2, orders.column("total")),
                step(3, ObjectKey.child(ObjectKind.CONSTRAINT, "shop", "orders", "orders_customer_fk")),
                step(4, orders.column("note"), new Loss("shop.orders.note", "the column's values", -1)),
                step(5, old, new Loss("shop.old", "all rows", -1)));
    }

    private static Step step(int number, ObjectKey object, Loss... losses) {
        Reversal reversal = losses.length == 0 ? new Reversal.Exact() : new Reversal.Lossy(List.of(losses));
        return new Step(number, "step " + number, Phase.EXPAND, List.of(object), StepScript.NOTHING, StepScript.NOTHING,
                new StepEffects(List.of(), List.of(), false, List.of(losses), reversal),
                new Step.StrategyChoice(Strategy.ONLINE, List.of(Strategy.ONLINE)), List.of());
    }

    /** All rows of all tables as text, in an order of their own; column by column, since a column that came back stands last. */
    static String rowsOf(TestDatabase database) {
        return database.value("SELECT string_agg(format('%s %s %s %s', id, customer, total, note), E'\\n' ORDER BY id) FROM shop.orders")
                + database.value("SELECT string_agg(t::text, E'\\n' ORDER BY id) FROM shop.customers t")
                + database.value("SELECT string_agg(t::text, E'\\n' ORDER BY id) FROM shop.old t")
                + database.value("SELECT string_agg(sequencename || coalesce(last_value, -1), ' ') FROM pg_sequences");
    }
}
