package dev.slipway.plan.postgres;

import dev.slipway.dialect.postgres.DefinitionDdl;
import dev.slipway.dialect.postgres.ForeignKeyTiming;
import dev.slipway.dialect.postgres.TableDdl;
import dev.slipway.dialect.postgres.ViewText;
import dev.slipway.model.Column;
import dev.slipway.model.Constraint;
import dev.slipway.model.Definition;
import dev.slipway.model.EnumType;
import dev.slipway.model.Index;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.PostgresTable;
import dev.slipway.model.Routine;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.SchemaObject;
import dev.slipway.model.Sequence;
import dev.slipway.model.Table;
import dev.slipway.model.ValueSource;
import dev.slipway.model.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which changes PostgreSQL makes to an object that stays where it is, both ways. */
final class InPlace {
    private final Context context;

    InPlace(Context context) {
        this.context = context;
    }

    /** Whether the object can be brought from one state to the other, and back, without dropping it. */
    boolean possible(SchemaObject from, SchemaObject to) {
        return switch (from) {
            case Table a when to instanceof Table b -> sameShape(TableDdl.details(a), TableDdl.details(b));
            case Constraint a when to instanceof Constraint b -> a.type() == b.type() && ForeignKeyTiming.sameBut(a, b)
                    && (a.validated() == b.validated() || b.validated());
            case Index a when to instanceof Index b -> sameIndex(a, b) && (a.attachedTo().equals(b.attachedTo()) || goesWithTable(a, b));
            case Sequence a when to instanceof Sequence b -> a.unlogged() == b.unlogged();
            case View a when to instanceof View b -> sameView(a, b);
            case Routine a when to instanceof Routine b -> a.result().equals(b.result());
            case EnumType a when to instanceof EnumType -> true;
            case Definition a when isType(a.key()) -> true;
            case Definition a when to instanceof Definition b -> DefinitionDdl.alter(a, b).isPresent() && DefinitionDdl.alter(b, a)
                    .isPresent();
            default -> false;
        };
    }

    /** Types are altered or, where that is not possible, swapped for a new one under the columns that use them. */
    private static boolean isType(ObjectKey key) {
        return switch (key.kind()) {
            case DOMAIN, COMPOSITE_TYPE, RANGE_TYPE -> true;
            default -> false;
        };
    }

    /** The access method can be altered from PostgreSQL 15 on, that of a partitioned table from 17 on. */
    private boolean sameAccess(PostgresTable a, PostgresTable b) {
        return a.accessMethod().equals(b.accessMethod()) || context.fromSnapshot().server().major() >= (a.isPartitioned() ? 17 : 15);
    }

    private boolean sameShape(PostgresTable a, PostgresTable b) {
        return a.partitionBy().equals(b.partitionBy()) && sameAccess(a, b) && a.server().equals(b.server());
    }

    private static boolean sameIndex(Index a, Index b) {
        return a.definition().equals(b.definition()) && a.unique() == b.unique() && a.table().equals(b.table()) && a.valid() == b.valid();
    }

    /** A partition's index becomes one of its own when the partition leaves, and a part of the whole table's when it comes. */
    private boolean goesWithTable(Index a, Index b) {
        return isPartition(context.from(), a) == a.attachedTo().isPresent() && isPartition(context.to(), b) == b.attachedTo().isPresent();
    }

    private static boolean isPartition(SchemaModel model, Index index) {
        return model.table(index.table()).filter(t -> TableDdl.details(t).isPartition()).isPresent();
    }

    private static boolean sameView(View a, View b) {
        List<String> before = a.columns().stream().map(c -> c.name() + " " + c.type()).toList();
        List<String> after = b.columns().stream().map(c -> c.name() + " " + c.type()).toList();
        return a.materialized() ? ViewText.canonical(a.query()).equals(ViewText.canonical(b.query()))
                && a.storage().accessMethod().equals(b.storage().accessMethod())
                : before.equals(after);
    }

    List<ObjectKey> droppedColumns(SchemaObject from, SchemaObject to) {
        List<ObjectKey> keys = new ArrayList<>();
        if (from instanceof Table a && to instanceof Table b) {
            a.columns().stream().filter(c -> b.column(c.name()).isEmpty()).forEach(c -> keys.add(a.key().column(c.name())));
        }
        return keys;
    }

    List<ObjectKey> retypedColumns(SchemaObject from, SchemaObject to) {
        List<ObjectKey> keys = new ArrayList<>();
        if (from instanceof Table a && to instanceof Table b) {
            for (Column column : a.columns()) {
                b.column(column.name()).filter(c -> retyped(column, c)).ifPresent(c -> keys.add(a.key().column(c.name())));
            }
        }
        return keys;
    }

    static boolean retyped(Column from, Column to) {
        return !from.type().equals(to.type()) || !from.collation().equals(to.collation());
    }

    /** Columns whose generation expression changes: they are dropped and added, and compute their values again. */
    List<ObjectKey> recreatedColumns(SchemaObject from, SchemaObject to) {
        List<ObjectKey> keys = new ArrayList<>();
        if (from instanceof Table a && to instanceof Table b) {
            for (Column column : a.columns()) {
                b.column(column.name()).filter(c -> regenerated(column, c)).ifPresent(c -> keys.add(a.key().column(c.name())));
            }
        }
        return keys;
    }

    private static boolean regenerated(Column from, Column to) {
        boolean before = from.value() instanceof ValueSource.Generated;
        boolean after = to.value() instanceof ValueSource.Generated;
        return (before || after) && !from.value().equals(to.value());
    }

    boolean isGenerated(ObjectKey column) {
        return column(column).filter(c -> c.value() instanceof ValueSource.Generated).isPresent();
    }

    /** Whether the column's value source differs, so that it lets go of what it depends on by itself. */
    boolean columnChanges(ObjectKey column) {
        Optional<Column> after = Context.table(context.to(), column).flatMap(t -> t.column(column.name()));
        return !column(column).map(Column::value).equals(after.map(Column::value));
    }

    private Optional<Column> column(ObjectKey column) {
        return Context.table(context.from(), column).flatMap(t -> t.column(column.name()));
    }
}
