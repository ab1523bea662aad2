package dev.slipway.plan.postgres;

import dev.slipway.dialect.postgres.ObjectDdl;
import dev.slipway.dialect.postgres.Quote;
import dev.slipway.dialect.postgres.Sameness;
import dev.slipway.dialect.postgres.TableDdl;
import dev.slipway.model.Column;
import dev.slipway.model.Definition;
import dev.slipway.model.Dependency;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.Table;
import dev.slipway.plan.Action.Ordering;
import dev.slipway.plan.Action.Side;
import dev.slipway.plan.Action;
import dev.slipway.plan.Phase;
import dev.slipway.plan.Reversal;
import dev.slipway.plan.StepEffects;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Puts a new collation in the place of one that differs, for none can be altered: the columns that sort by it change over in between. */
final class CollationSwap {
    private static final String OLD = "_slipway_old";

    private final Context context;
    private final Rebuilds rebuilds;

    CollationSwap(Context context, Rebuilds rebuilds) {
        this.context = context;
        this.rebuilds = rebuilds;
    }

    Action action(Definition from, Definition to) {
        ObjectKey key = to.key();
        Set<ObjectKey> columns = columns(key);
        Set<ObjectKey> altered = new TreeSet<>(columns);
        altered.add(key);
        List<ObjectKey> tables = columns.stream().map(c -> ObjectKey.table(c.schema(), c.parent())).distinct().toList();
        StepEffects effects = new StepEffects(tables.stream().map(Rules::accessExclusive).toList(), tables.stream().map(Rules::blocksWrites)
                .toList(), false, List.of(), new Reversal.Exact());
        Ordering ordering = new Ordering(Set.of(), Set.of(), altered, Set.of(), Set.of(), rebuilds.group(key), false);
        return Action.of("create " + key, key, "Replace " + key.described(), Phase.EXPAND,
                Side.of(statements(to, context.to(), columns)).done(Sameness.sameAs(to)),
                Side.of(statements(from, context.from(), columns)).done(Sameness.sameAs(from)), ordering).effects(effects);
    }

    /** The columns that sort by the collation on both sides; what is a partition's or inherited changes with its parent. */
    private Set<ObjectKey> columns(ObjectKey collation) {
        Set<ObjectKey> found = new TreeSet<>();
        for (Dependency dependency : context.from().dependencies()) {
            ObjectKey column = dependency.dependent();
            if (dependency.on().equals(collation) && column.kind() == ObjectKind.COLUMN && isRoot(context.from(), column)
                    && isRoot(context.to(), column)) {
                found.add(column);
            }
        }
        return found;
    }

    private static boolean isRoot(SchemaModel model, ObjectKey column) {
        return Context.table(model, column).filter(t -> !TableDdl.details(t).isPartition()).flatMap((Table t) -> t.column(column.name()))
                .filter(c -> c.local() && !c.collation().isEmpty()).isPresent();
    }

    private static List<String> statements(Definition wanted, SchemaModel model, Set<ObjectKey> columns) {
        ObjectKey key = wanted.key();
        ObjectKey old = ObjectKey.of(ObjectKind.COLLATION, key.schema(), Names.shortened(key.name(), OLD));
        List<String> sql = new ArrayList<>(List.of(ObjectDdl.rename(key, old.name())));
        sql.addAll(Creation.create(wanted, model));
        for (ObjectKey column : columns) {
            Optional<Column> found = Context.table(model, column).flatMap(t -> t.column(column.name()));
            found.ifPresent(c -> sql.add(TableDdl.alterColumn(ObjectKey.table(column.schema(), column.parent()), column.name()) + "TYPE "
                    + c.type() + " COLLATE " + Quote.qualified(key)));
        }
        sql.add(ObjectDdl.drop(old));
        return sql;
    }
}
