package dev.slipway.plan.postgres;

import dev.slipway.diff.Difference;
import dev.slipway.diff.SchemaDiff;
import dev.slipway.model.Constraint;
import dev.slipway.model.Definition;
import dev.slipway.model.EnumType;
import dev.slipway.model.Index;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.SchemaObject;
import dev.slipway.model.Sequence;
import dev.slipway.model.Snapshot;
import dev.slipway.model.Table;
import dev.slipway.plan.Action;
import dev.slipway.plan.PlanOptions;
import dev.slipway.plan.Planner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** PostgreSQL's way from one schema to another: every difference to actions, and what has to be rebuilt around them. */
public final class PostgresActions implements Planner.ActionSource {
    @Override
    public List<Action> renames(SchemaDiff diff, Snapshot from) {
        return RenameActions.actions(diff, from);
    }

    @Override
    public List<Action> actions(SchemaDiff diff, Snapshot from, Snapshot to, PlanOptions options) {
        Context context = new Context(diff, from, to, options);
        Rebuilds rebuilds = new Rebuilds(context, new InPlace(context));
        tieParts(diff, rebuilds);
        List<Action> actions = new ArrayList<>();
        Set<ObjectKey> covered = new HashSet<>();
        for (Difference difference : diff.differences()) {
            covered.add(difference.key());
            actions.addAll(switch (difference) {
                case Difference.Added added -> added(added.object(), context, rebuilds);
                case Difference.Removed removed -> removed(removed.object(), context, rebuilds);
                case Difference.Changed changed -> changed(changed.from(), changed.to(), context, rebuilds);
                case Difference.Renamed renamed -> changed(diff.from().find(renamed.key()).orElse(renamed.from()), renamed.to(), context,
                        rebuilds);
            });
        }
        for (ObjectKey key : rebuilds.all()) {
            if (key.kind() == ObjectKind.COLUMN) {
                actions.addAll(rebuiltColumn(key, covered, context, rebuilds));
            } else if (!covered.contains(key)) {
                actions.addAll(changed(diff.from().find(key).orElseThrow(), diff.to().find(key).orElseThrow(), context, rebuilds));
            }
        }
        actions.addAll(heirs(covered, context, rebuilds));
        List<Action> around = TableRemake.around(InheritanceActions.around(actions, context), context.from());
        return UnderEventTriggers.silent(RowTypeUsers.last(new LeavingPartitions(context).first(around), context), context);
    }

    /** Tables that do not differ themselves, but are to have from their parents alone what is their own as well. */
    private static List<Action> heirs(Set<ObjectKey> covered, Context context, Rebuilds rebuilds) {
        List<Action> actions = new ArrayList<>();
        context.from().all(Table.class).filter(t -> !t.details().inherits().isEmpty() && !covered.contains(t.key())
                && !rebuilds.contains(t.key())).forEach(from -> context.to().table(from.key())
                .filter(to -> InheritanceActions.concerns(from, to, context))
                .ifPresent(to -> actions.addAll(new InheritanceActions(context, rebuilds).actions(from, to))));
        return actions;
    }

    /** Parts of a table that comes or goes come and go with it, and columns change their types together, each in one step. */
    private static void tieParts(SchemaDiff diff, Rebuilds rebuilds) {
        for (Difference difference : diff.differences()) {
            if (difference instanceof Difference.Changed(Table from, Table to, var ignored) && !rebuilds.contains(to.key())) {
                TypeChanges.tie(from, to, rebuilds);
            }
            SchemaObject object = switch (difference) {
                case Difference.Added added -> added.object();
                case Difference.Removed removed -> removed.object();
                case Difference.Changed changed -> changed.to();
                case Difference.Renamed renamed -> renamed.to();
            };
            boolean onBothSides = diff.from().find(difference.key()).isPresent() && diff.to().find(difference.key()).isPresent();
            if (!onBothSides) {
                tieToTable(object, diff, rebuilds);
            }
        }
    }

    private static void tieToTable(SchemaObject object, SchemaDiff diff, Rebuilds rebuilds) {
        ObjectKey owner = switch (object) {
            case Index index -> index.table();
            case Table table -> table.key();
            case Constraint constraint -> Context.owner(diff, constraint.table());
            default -> Context.owner(diff, ObjectKey.table(object.key().schema(), object.key().parent()));
        };
        boolean comesOrGoes = diff.from().find(owner).isPresent() != diff.to().find(owner).isPresent();
        if (comesOrGoes || rebuilds.contains(owner)) {
            rebuilds.tie(owner, object.key());
        }
    }

    private static List<Action> added(SchemaObject object, Context context, Rebuilds rebuilds) {
        return switch (object) {
            case Table table -> new TableActions(context, rebuilds).added(table);
            case Constraint constraint -> new ConstraintActions(context, rebuilds).added(constraint);
            case Index index -> new IndexActions(context, rebuilds).added(index);
            case Definition d when d.key().kind() == ObjectKind.DEFAULT_PRIVILEGES -> new ObjectActions(context, rebuilds)
                    .altered(withoutGrants(d), d);
            case Sequence sequence when new SerialActions(context).covers(sequence) -> List.of();
            default -> new ObjectActions(context, rebuilds).added(object);
        };
    }

    /** Default privileges are not made and dropped: without grants there are none. */
    private static SchemaObject withoutGrants(Definition d) {
        return d.withAttributes(d.attributes().withGrants(List.of()));
    }

    private static List<Action> removed(SchemaObject object, Context context, Rebuilds rebuilds) {
        return switch (object) {
            case Table table -> new TableActions(context, rebuilds).removed(table);
            case Constraint constraint -> List.of(new ConstraintActions(context, rebuilds).removed(constraint));
            case Index index -> List.of(new IndexActions(context, rebuilds).removed(index));
            case Definition d when d.key().kind() == ObjectKind.DEFAULT_PRIVILEGES -> new ObjectActions(context, rebuilds)
                    .altered(d, withoutGrants(d));
            case Sequence sequence when new SerialActions(context).covers(sequence) -> List.of();
            default -> new ObjectActions(context, rebuilds).removed(object);
        };
    }

    private static List<Action> changed(SchemaObject from, SchemaObject to, Context context, Rebuilds rebuilds) {
        boolean rebuilt = rebuilds.contains(to.key());
        return switch (to) {
            case Table b when from instanceof Table a -> rebuilt ? new TableActions(context, rebuilds).recreated(a, b)
                    : new TableActions(context, rebuilds).altered(a, b);
            case Constraint b when from instanceof Constraint a -> rebuilt ? new ConstraintActions(context, rebuilds).recreated(a, b)
                    : new ConstraintActions(context, rebuilds).altered(a, b);
            case Index b when from instanceof Index a && rebuilt -> index(a, b, context, rebuilds);
            case EnumType b when from instanceof EnumType a && !rebuilt -> new TypeActions(context).altered(a, b);
            case Definition b when from instanceof Definition a && !rebuilt && isType(b.key()) -> new TypeActions(context).altered(a, b);
            default -> rebuilt ? new ObjectActions(context, rebuilds).recreated(from, to) : new ObjectActions(context, rebuilds)
                    .altered(from, to);
        };
    }

    private static List<Action> index(Index from, Index to, Context context, Rebuilds rebuilds) {
        IndexActions indexes = new IndexActions(context, rebuilds);
        boolean alone = rebuilds.group(to.key()).equals(to.key().toString()) && !rebuilds.isSecondary(to.key());
        boolean plain = to.table().kind() == ObjectKind.TABLE && from.table().equals(to.table()) && to.attachedTo().isEmpty()
                && !context.isPartitioned(context.to(), to.table()) && context.stays(to.table(), rebuilds);
        return alone && plain && context.online(to.key()) ? indexes.replacedOnline(from, to) : indexes.recreated(from, to);
    }

    private static boolean isType(ObjectKey key) {
        return switch (key.kind()) {
            case DOMAIN, COMPOSITE_TYPE, RANGE_TYPE -> true;
            default -> false;
        };
    }

    /** A column that is rebuilt although its table does not differ, or differs elsewhere. */
    private static List<Action> rebuiltColumn(ObjectKey column, Set<ObjectKey> covered, Context context, Rebuilds rebuilds) {
        ObjectKey table = ObjectKey.table(column.schema(), column.parent());
        if (covered.contains(table) || rebuilds.contains(table)) {
            return List.of();
        }
        Table from = context.from().table(table).orElseThrow();
        Table to = context.to().table(table).orElseThrow();
        return new RemadeColumns(context, rebuilds).rebuilt(from, to, column);
    }
}
