package dev.slipway.plan.postgres;

import dev.slipway.dialect.postgres.ObjectDdl;
import dev.slipway.dialect.postgres.Quote;
import dev.slipway.dialect.postgres.TableDdl;
import dev.slipway.dialect.postgres.TypeCast;
import dev.slipway.model.Column;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.Sequence;
import dev.slipway.model.Table;
import dev.slipway.model.ValueSource;
import dev.slipway.plan.Action.Ordering;
import dev.slipway.plan.Action.Side;
import dev.slipway.plan.Action;
import dev.slipway.plan.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The rows of a table that has to be made anew, such as one that becomes partitioned: they wait in a temporary table of the same
 * transaction while the table is dropped and made, and go back in before triggers, rules and materialized views are made again.
 */
final class TableRemake {
    private static final String WAITING = "_slipway_rows";

    private final Context context;
    private final Table from;
    private final Table to;

    TableRemake(Context context, Table from, Table to) {
        this.context = context;
        this.from = from;
        this.to = to;
    }

    /** Whether the tables hold rows of their own, which foreign tables do not. */
    boolean keepsRows() {
        return from.key().kind() == ObjectKind.TABLE && to.key().kind() == ObjectKind.TABLE;
    }

    /** Columns whose values are lost on the way from one shape to the other. */
    static List<String> lost(Table before, Table after) {
        return before.columns().stream().filter(c -> !(c.value() instanceof ValueSource.Generated))
                .map(Column::name).filter(name -> after.column(name).isEmpty()).toList();
    }

    /** What sets the rows of one shape aside, before it is dropped. */
    List<String> aside(Table table) {
        boolean whole = TableDdl.details(table).isPartitioned();
        List<String> sql = new ArrayList<>();
        staying(context.from()).forEach(s -> sql.add(ObjectDdl.ownedBy(new Sequence(s.key(), s.options(), Optional.empty(), s.unlogged(),
                s.attributes()))));
        sql.add("CREATE TEMPORARY TABLE " + Quote.identifier(waiting()) + " ON COMMIT DROP AS SELECT * FROM " + (whole ? "" : "ONLY ")
                + Quote.qualified(table.key()));
        return sql;
    }

    private String waiting() {
        return Names.shortened(to.key().name(), WAITING);
    }

    /** Sequences that belong to the table's columns and stay. */
    private List<Sequence> staying(SchemaModel model) {
        return model.all(Sequence.class).filter(s -> context.from().find(s.key()).isPresent() && context.to().find(s.key()).isPresent())
                .filter(s -> s.ownedBy().filter(c -> c.schema().equals(to.key().schema()) && c.parent().equals(to.key().name()))
                .isPresent()).toList();
    }

    private List<String> back(Table before, Table after, SchemaModel model) {
        List<Column> kept = after.columns().stream().filter(c -> !(c.value() instanceof ValueSource.Generated) && before.column(c.name())
                .isPresent())
                .toList();
        List<String> sql = new ArrayList<>();
        if (!kept.isEmpty()) {
            String names = kept.stream().map(c -> Quote.identifier(c.name())).collect(Collectors.joining(", "));
            String values = kept.stream().map(c -> value(before.column(c.name()).orElseThrow(), c)).collect(Collectors.joining(", "));
            sql.add("INSERT INTO " + Quote.qualified(after.key()) + " (" + names + ") OVERRIDING SYSTEM VALUE SELECT " + values
                    + " FROM pg_temp."
                    + Quote.identifier(waiting()));
        }
        for (Column column : kept) {
            if (column.value() instanceof ValueSource.Identity identity) {
                sql.add(IdentityText.catchUp(after.key(), column.name(), identity));
            }
        }
        staying(model).forEach(s -> sql.add(ObjectDdl.ownedBy(s)));
        return sql;
    }

    private static String value(Column before, Column after) {
        return before.type().equals(after.type()) ? Quote.identifier(after.name())
                : TypeCast.of(after.name(), before.type(), after.type());
    }

    /** The actions that set the rows aside and bring them back in, mirrored on the way down. */
    List<Action> rows(String group) {
        ObjectKey key = to.key();
        Set<String> made = new TreeSet<>(Set.of("create " + key));
        attachments(key, context.to(), "attach ", made);
        String title = "Move the rows of " + key.qualified();
        return List.of(
                Action.of("rows aside of " + key, key, title, Phase.CONTRACT, Side.of(aside(from)), Side.of(back(to, from, context.from())),
                        Ordering.touches(key).group(group)),
                Action.of("rows of " + key, key, title, Phase.CONTRACT, Side.of(back(from, to, context.to())), Side.of(aside(to)),
                        Ordering.touches(key).after(made).group(group)));
    }

    private static void attachments(ObjectKey table, SchemaModel model, String verb, Set<String> ids) {
        for (ObjectKey partition : model.children(table)) {
            ids.add(verb + partition);
            attachments(partition, model, verb, ids);
        }
    }

    /** Puts what must not see the moving rows, or needs them, before the way out and behind the way in. */
    static List<Action> around(List<Action> actions, SchemaModel from) {
        List<Action> result = actions;
        for (Action rows : actions) {
            if (rows.id().equals("rows of " + rows.object())) {
                result = around(result, rows.object(), rows.ordering().group(), from);
            }
        }
        return result;
    }

    private static List<Action> around(List<Action> actions, ObjectKey table, String group, SchemaModel from) {
        Set<String> going = new TreeSet<>();
        Set<String> leaving = new TreeSet<>(Set.of("drop " + table));
        List.of("detach ", "drop ").forEach(verb -> attachments(table, from, verb, leaving));
        List<Action> result = new ArrayList<>();
        for (Action action : actions) {
            boolean concerned = group.equals(action.ordering().group()) && minds(action.object().kind());
            if (concerned && action.id().startsWith("drop ")) {
                going.add(action.id());
            }
            String first = concerned && action.id().startsWith("create ") ? "rows of " + table
                    : leaving.contains(action.id()) ? "rows aside of " + table : "";
            result.add(first.isEmpty() ? action : action.ordering(action.ordering().afterAlso(Set.of(first))));
        }
        return result.stream().map(a -> a.id().equals("rows aside of " + table) ? a.ordering(a.ordering().afterAlso(going)) : a).toList();
    }

    private static boolean minds(ObjectKind kind) {
        return kind == ObjectKind.TRIGGER || kind == ObjectKind.RULE || kind == ObjectKind.MATERIALIZED_VIEW;
    }
}
