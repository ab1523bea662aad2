package dev.slipway.rehearse.forecast;

import dev.slipway.model.Index;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.PostgresTable;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.Snapshot;
import dev.slipway.model.Table;
import dev.slipway.plan.Rename;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.plan.Step;
import dev.slipway.rehearse.event.TableSize;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** On which tables the steps of a plan work, as they are called before it; a partition counts as the table it is a part of. */
final class StepTables {
    private final ScriptedPlan plan;
    private final SchemaModel from;

    StepTables(ScriptedPlan plan) {
        this.plan = plan;
        this.from = plan.from().model();
    }

    /** Qualified raw names; empty for steps that work on no table that was there before. */
    Map<Integer, List<String>> bySteps() {
        Map<Integer, List<String>> tables = new TreeMap<>();
        for (Step step : plan.plan().steps()) {
            tables.put(step.number(), step.objects().stream().flatMap(key -> table(key).stream()).map(this::before)
                    .filter(key -> from.table(key).isPresent()).map(key -> root(from, key).qualified()).distinct().toList());
        }
        return tables;
    }

    private Optional<ObjectKey> table(ObjectKey key) {
        return switch (key.kind()) {
            case TABLE -> Optional.of(key);
            case COLUMN, CONSTRAINT -> Optional.of(ObjectKey.table(key.schema(), key.parent()));
            case INDEX -> Stream.of(plan.to().model(), from).flatMap(m -> m.find(key).stream()).filter(Index.class::isInstance)
                    .map(index -> ((Index) index).table()).filter(t -> t.kind() == ObjectKind.TABLE).findFirst();
            default -> Optional.empty();
        };
    }

    private ObjectKey before(ObjectKey table) {
        return plan.plan().renames().stream().filter(rename -> rename.to().equals(table)).map(Rename::from).findFirst().orElse(table);
    }

    private static ObjectKey root(SchemaModel model, ObjectKey table) {
        Optional<ObjectKey> parent = model.table(table).map(Table::details)
                .filter(details -> details instanceof PostgresTable postgres && postgres.isPartition())
                .flatMap(details -> ((PostgresTable) details).inherits().stream().findFirst());
        return parent.isPresent() ? root(model, parent.get()) : table;
    }

    /** The sizes of all tables as the statistics of that snapshot say. */
    static List<TableSize> sizes(Snapshot snapshot) {
        Map<String, TableSize> sizes = new TreeMap<>();
        snapshot.statistics().forEach((key, statistics) -> {
            String root = root(snapshot.model(), key).qualified();
            // A partitioned table itself holds nothing, and its estimate would count the rows of its partitions twice.
            boolean holds = snapshot.model().table(key).map(Table::details)
                    .filter(details -> details instanceof PostgresTable postgres && !postgres.partitionBy().isEmpty()).isEmpty();
            sizes.merge(root, holds ? new TableSize(root, statistics.rows(), statistics.bytes(), statistics.indexBytes())
                    : new TableSize(root, 0, 0, 0), TableSize::plus);
        });
        return List.copyOf(sizes.values());
    }
}
