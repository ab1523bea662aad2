package dev.slipway.rehearse.mysql;

import dev.slipway.Pipeline;
import dev.slipway.diff.CompareRules;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.PlanOptions;
import dev.slipway.plan.ScriptedPlan;
import java.util.List;

/** A small shop and a plan with a bit of everything: a new column, a wider one, a foreign key, a dropped column, a dropped table. */
final class MySqlCase {
    static final List<String> FROM = List.of(
            "CREATE TABLE customers (id int PRIMARY KEY, name varchar(60))",
            "CREATE TABLE orders (id int AUTO_INCREMENT PRIMARY KEY, customer int NOT NULL, total int, note text, KEY by_customer (customer))",
            "CREATE TABLE old (id bigint AUTO_INCREMENT PRIMARY KEY, what varchar(40))",
            "CREATE VIEW dear AS SELECT id, total FROM orders WHERE total > 100");
    private static final List<String> TO = List.of(
            "CREATE TABLE customers (id int PRIMARY KEY, name varchar(60), email varchar(120) NOT NULL DEFAULT '')",
            "CREATE TABLE orders (id int AUTO_INCREMENT PRIMARY KEY, customer int NOT NULL, total bigint, status varchar(10), "
                    + "KEY by_customer (customer), KEY by_total (total), "
                    + "CONSTRAINT orders_customer FOREIGN KEY (customer) REFERENCES customers (id))",
            "CREATE VIEW dear AS SELECT id, total FROM orders WHERE total > 1000");

    private MySqlCase() {}

    static void fill(MySqlDatabase database, int orders) {
        FROM.forEach(database::execute);
        database.execute("INSERT INTO customers SELECT seq, CONCAT('c', seq) FROM " + numbers(100));
        database.execute("INSERT INTO orders (customer, total, note) SELECT seq % 100 + 1, seq * 3, CONCAT('note ', seq) FROM "
                + numbers(orders));
        database.execute("INSERT INTO old (what) VALUES ('a'), (NULL), ('tab\\there, \"quoted\"')");
    }

    private static String numbers(int count) {
        return "(WITH RECURSIVE n (seq) AS (SELECT 1 UNION ALL SELECT seq + 1 FROM n WHERE seq < " + Math.min(count, 1000)
                + ") SELECT a.seq + (b.seq - 1) * 1000 AS seq FROM n a JOIN n b ON b.seq <= " + Math.max(1, count / 1000) + ") AS numbers";
    }

    /** The plan as the planner writes it. */
    static ScriptedPlan plan() {
        return plan(FROM, TO);
    }

    static ScriptedPlan plan(List<String> from, List<String> to) {
        Snapshot present = snapshotOf(from);
        Snapshot wanted = snapshotOf(to);
        return Pipeline.plan(Pipeline.diff(present, wanted, List.of(), CompareRules.DEFAULT), present, wanted, PlanOptions.DEFAULT);
    }

    private static Snapshot snapshotOf(List<String> statements) {
        try (MySqlDatabase database = MySqlDatabase.create()) {
            statements.forEach(database::execute);
            return database.snapshot();
        }
    }

    /** All rows of all tables and the counters, in an order of their own. */
    static String rowsOf(MySqlDatabase database) {
        return database.value("SELECT SHA2(GROUP_CONCAT(CONCAT_WS('|', id, customer, total, note) ORDER BY id), 256) FROM orders")
                + database.value("SELECT SHA2(GROUP_CONCAT(CONCAT_WS('|', id, name) ORDER BY id), 256) FROM customers")
                + database.value("SELECT GROUP_CONCAT(CONCAT_WS('|', id, COALESCE(what, '-')) ORDER BY id) FROM old")
                + database.value("SELECT COUNT(*) FROM orders");
    }
}
