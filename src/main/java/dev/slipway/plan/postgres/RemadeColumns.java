package dev.slipway.plan.postgres;

import dev.slipway.dialect.postgres.AttributeDdl;
import dev.slipway.dialect.postgres.Existence;
import dev.slipway.dialect.postgres.TableDdl;
import dev.slipway.model.Attributes;
import dev.slipway.model.Column;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.Table;
import dev.slipway.model.ValueSource;
import dev.slipway.plan.Action.Ordering;
import dev.slipway.plan.Action.Side;
import dev.slipway.plan.Action;
import dev.slipway.plan.Hazard;
import dev.slipway.plan.Loss;
import dev.slipway.plan.Phase;
import dev.slipway.plan.Reversal;
import dev.slipway.plan.StepEffects;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Columns taken away and made again: computed ones, and ones whose default is in the way of another change. */
final class RemadeColumns {
    private final Context context;
    private final Rebuilds rebuilds;
    private final HeirColumns heirs;

    RemadeColumns(Context context, Rebuilds rebuilds) {
        this.context = context;
        this.rebuilds = rebuilds;
        this.heirs = new HeirColumns(context);
    }

    /** The actions of one column that has to be rebuilt, in a table that does not differ. */
    List<Action> rebuilt(Table from, Table to, ObjectKey column) {
        boolean partition = TableDdl.details(to).isPartition() && TableDdl.details(from).isPartition();
        boolean own = !partition && to.column(column.name()).filter(Column::local).isPresent();
        return !own && to.column(column.name()).filter(RemadeColumns::isGenerated).isPresent() ? List.of()
                : actions(from, to, from.column(column.name()).orElseThrow(), to.column(column.name()).orElseThrow());
    }

    /** A generated column is dropped and added; a column whose default is in the way lets go of it for the while. */
    List<Action> actions(Table before, Table after, Column from, Column to) {
        ObjectKey table = after.key();
        ObjectKey key = table.column(to.name());
        boolean generated = from.value() instanceof ValueSource.Generated || to.value() instanceof ValueSource.Generated;
        boolean stops = isGenerated(from) && !isGenerated(to);
        boolean starts = isGenerated(to) && !isGenerated(from);
        Side drop = stops && isStored(from) ? Side.NOTHING : generated ? Side.of(TableDdl.dropColumn(table, from.name()))
                : Side.of(ColumnSql.value(table, from, new ValueSource.Plain()));
        Side add = stops ? Side.of(settled(after, from, to)) : generated ? Side.of(restored(after, to))
                : Side.of(ColumnSql.value(table, to, to.value(), new ValueSource.Plain()));
        Side addBack = starts ? Side.of(settled(before, to, from)) : generated ? Side.of(restored(before, from))
                : Side.of(ColumnSql.value(table, from, from.value(), new ValueSource.Plain()));
        Side dropAgain = starts && isStored(to) ? Side.NOTHING : generated ? Side.of(TableDdl.dropColumn(table, to.name()))
                : Side.of(ColumnSql.value(table, to, new ValueSource.Plain()));
        String done = generated ? Existence.columnIsGenerated(key, to.value()) : "";
        String undone = generated ? Existence.columnIsGenerated(key, from.value()) : "";
        boolean secondary = rebuilds.isSecondary(key);
        boolean rewrites = isStored(to) || stops && !isStored(from);
        List<Hazard> hazards = rewrites ? List.of(Rules.rewrites(table)) : List.of();
        List<Loss> overwritten = starts ? List.of(new Loss(key.qualified(), "the column's own values, computed from now on",
                context.rows(table))) : List.of();
        StepEffects effects = new StepEffects(List.of(Rules.accessExclusive(table)), hazards, rewrites, overwritten,
                overwritten.isEmpty() ? new Reversal.Exact() : new Reversal.Lossy(overwritten));
        Ordering dropping = Ordering.drops(heirs.columns(context.from(), key)).group(rebuilds.group(key));
        Ordering creating = Ordering.creates(heirs.columns(context.to(), key)).group(rebuilds.group(key)).after(Set.of("drop " + key));
        Action first = Action.of("drop " + key, key, "Compute column " + key.qualified() + " anew", Phase.EXPAND,
                drop.done(secondary ? "" : done),
                addBack.done(secondary ? "" : undone), secondary ? dropping.asSecondary() : dropping).effects(effects);
        Action second = Action.of("add " + key, key, "Compute column " + key.qualified() + " anew", Phase.EXPAND,
                add.done(secondary ? "" : done),
                dropAgain.done(secondary ? "" : undone), secondary ? creating.asSecondary() : creating).effects(effects);
        return List.of(first, second);
    }

    /** A column that was computed and keeps its values; one that was not on disk is put there first. */
    private static List<String> settled(Table table, Column computed, Column plain) {
        List<String> sql = new ArrayList<>();
        if (computed.value() instanceof ValueSource.Generated(String expression, boolean stored) && !stored) {
            sql.addAll(restored(table, plain.withValue(new ValueSource.Generated(expression, true))));
        }
        sql.addAll(ColumnSql.value(table.key(), plain, plain.value(), computed.value()));
        return sql;
    }

    /** The column again with its privileges, which go with it. */
    private static List<String> restored(Table table, Column column) {
        List<String> sql = new ArrayList<>(ColumnSql.restored(table.key(), column));
        sql.addAll(AttributeDdl.grants(table.key(), Attributes.NONE, table.attributes().withGrants(
                table.attributes().grants().stream().filter(g -> g.column().equals(column.name())).toList())));
        return sql;
    }

    static boolean isGenerated(Column column) {
        return column.value() instanceof ValueSource.Generated;
    }

    private static boolean isStored(Column column) {
        return column.value() instanceof ValueSource.Generated(String expression, boolean stored) && stored;
    }
}
