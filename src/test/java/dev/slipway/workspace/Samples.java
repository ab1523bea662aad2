package dev.slipway.workspace;

import dev.slipway.diff.CompareRules;
import dev.slipway.model.*;
import dev.slipway.plan.*;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Snapshots and plans for tests; between them they hold every variant of the sealed types. */
public final class Samples {
    public static final ObjectKey ORDERS = ObjectKey.table("shop", "orders");

    private Samples() {}

    public static Snapshot from() {
        return snapshot("production", List.of(table("orders", 3), customers()));
    }

    public static Snapshot to() {
        return snapshot("desired", List.of(table("orders", 4), customers(), everything()).stream().flatMap(
                o -> o instanceof Table t && t.key().name().equals("everything") ? others().stream() : Stream.of(o))
                .toList());
    }

    private static Snapshot snapshot(String source, List<SchemaObject> objects) {
        SchemaModel model = new SchemaModel(objects, List.of(new Dependency(ORDERS, ObjectKey.table("shop", "customers"))),
                List.of(new SeenObject("tablespace", "fast")));
        return new Snapshot(new ServerVersion(Engine.POSTGRESQL, 18, "18.6"), source, model,
                Map.of(ORDERS, new TableStatistics(1_204_331, 1 << 30, -1)));
    }

    public static Table table(String name, int columns) {
        List<Column> list = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            ValueSource value = switch (i % 4) {
                case 0 -> new ValueSource.Identity(true, new SequenceOptions("s", "bigint", 1, 1, 1, Long.MAX_VALUE, 1, false));
                case 1 -> new ValueSource.Plain();
                case 2 -> new ValueSource.Default("'new'::text");
                default -> new ValueSource.Generated("(a || 'b\"\\'::text)", true);
            };
            list.add(new Column("c" + i, "bigint", "", i % 2 == 0, value, true, i == 1 ? "zwei\nZeilen ü €" : "",
                    i == 3 ? new ColumnStorage("MAIN", "lz4", 100, "", List.of()) : ColumnStorage.DEFAULT));
        }
        return new Table(ObjectKey.table("shop", name), list, details(), new Attributes("shop_owner", "", List.of(
                new Grant(Grant.OWNER, "SELECT", false, "c2", true), new Grant("app", "UPDATE", true, "", false))));
    }

    private static Table customers() {
        return table("customers", 2);
    }

    private static Table everything() {
        return table("everything", 1);
    }

    private static PostgresTable details() {
        return new PostgresTable(false, List.of("fillfactor=90"), "", List.of(), "", false, false, "DEFAULT", "", "", "", "", List.of());
    }

    private static List<SchemaObject> others() {
        ObjectKey sequence = ObjectKey.of(ObjectKind.SEQUENCE, "shop", "numbers");
        return List.of(
                new Constraint(ObjectKey.child(ObjectKind.CONSTRAINT, "shop", "orders", "fk"), ConstraintKind.FOREIGN_KEY,
                "FOREIGN KEY (c1) …", false,
                        List.of("c1"), Optional.of(ObjectKey.table("shop", "customers")), "", Attributes.NONE),
                new Index(ObjectKey.of(ObjectKind.INDEX, "shop", "i"), ORDERS, true, "USING btree (c1)", true, Optional.empty(),
                Attributes.NONE),
                new Sequence(sequence, new SequenceOptions("", "bigint", 1, 1, 1, 99, 1, true), Optional.of(ORDERS.column("c1")), false,
                Attributes.NONE),
                new View(ObjectKey.of(ObjectKind.VIEW, "shop", "v"), " SELECT 1\n   AS one",
                List.of(new View.ResultColumn("one", "integer", "")),
                        List.of("security_barrier=true"), true, Attributes.NONE),
                new Routine(ObjectKey.routine(ObjectKind.FUNCTION, "shop", "f", "integer, text"), "CREATE FUNCTION …\r\n\tBEGIN\n\nEND\n",
                "integer", Attributes.NONE),
                new EnumType(ObjectKey.of(ObjectKind.ENUM, "shop", "state"), List.of("", "a,b", "\u0001"), Attributes.NONE),
                new Definition(ObjectKey.child(ObjectKind.TRIGGER, "shop", "orders", "t"), "CREATE TRIGGER …", List.of("enabled=O"),
                Attributes.NONE));
    }

    public static ScriptedPlan plan() {
        Snapshot from = from();
        Snapshot to = to();
        StepEffects effects = new StepEffects(List.of(new LockForecast("shop.orders", "ACCESS EXCLUSIVE", "everybody")),
                List.of(new Hazard("drop-column", Severity.HIGH, "the column's data is gone", "keep a backup")), true,
                List.of(new Loss("shop.orders.c9", "the column's values", 12)),
                new Reversal.Lossy(List.of(new Loss("shop.orders.c9", "its values", -1))));
        Step first = new Step(1, "Add column shop.orders.c3", Phase.EXPAND, List.of(ORDERS.column("c3")),
                new StepScript("", true, List.of("ALTER TABLE shop.orders ADD COLUMN c3 bigint")),
                new StepScript("SELECT true", true, List.of("ALTER TABLE shop.orders DROP COLUMN c3")),
                StepEffects.NONE, new Step.StrategyChoice(Strategy.ONLINE, List.of(Strategy.ONLINE, Strategy.DIRECT)), List.of());
        Step second = new Step(2, "Drop column shop.orders.c9", Phase.CONTRACT, List.of(ORDERS.column("c9")),
                new StepScript("", false, List.of("ALTER TABLE shop.orders\n  DROP COLUMN c9")), StepScript.NOTHING,
                effects, new Step.StrategyChoice(Strategy.DIRECT, List.of(Strategy.DIRECT)),
                List.of(new Step.Need(1, "the new column takes its place")));
        Plan plan = new Plan("replace c9", "A. Author", Engine.POSTGRESQL, from.fingerprint(), to.fingerprint(), Strategy.ONLINE,
                List.of(new Rename(ORDERS.column("a"), ORDERS.column("b"))), List.of(first, second),
                List.of(new SeenObject("tablespace", "fast")), CompareRules.DEFAULT);
        return new ScriptedPlan(plan, "-- up\nSELECT 1;\n", "-- down\nSELECT 2;\n", from, to);
    }

    /** The same plan without the step that destroys data. */
    public static ScriptedPlan harmless() {
        ScriptedPlan whole = plan();
        Plan plan = whole.plan();
        Plan first = new Plan(plan.title(), plan.author(), plan.engine(), plan.fromFingerprint(), plan.toFingerprint(), plan.strategy(),
                plan.renames(), plan.steps().subList(0, 1), plan.notCompared(), plan.rules());
        return new ScriptedPlan(first, whole.up(), whole.down(), whole.from(), whole.to());
    }
}
