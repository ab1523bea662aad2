package dev.slipway.plan.postgres;

import dev.slipway.dialect.postgres.CompositeDdl;
import dev.slipway.dialect.postgres.Quote;
import dev.slipway.dialect.postgres.TableDdl;
import dev.slipway.model.Column;
import dev.slipway.model.Definition;
import dev.slipway.model.Dependency;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.SchemaObject;
import dev.slipway.model.Table;
import dev.slipway.model.ValueSource;
import dev.slipway.plan.Sorting;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts a new type in the place of one that cannot be altered: dependents are dropped, columns cast by way of text, dependents made
 * again as they were. It is whole in itself, so that it works the same on the way up and on the way down.
 */
final class TypeSwap {
    private static final String OLD = "_slipway_old";
    private static final Set<ObjectKind> CARRIED_ALONG = Set.of(ObjectKind.CONSTRAINT, ObjectKind.INDEX, ObjectKind.STATISTICS,
            ObjectKind.TABLE, ObjectKind.SEQUENCE, ObjectKind.FOREIGN_TABLE);

    private final SchemaModel model;
    private final SchemaModel defaults;
    private final ObjectKey type;
    private final Set<ObjectKey> columns = new TreeSet<>();
    private final Set<ObjectKey> inTheWay = new TreeSet<>();
    private List<String> attributes = List.of();

    /** @param defaults the model whose defaults the columns have afterwards, for the new type may not know the old ones */
    TypeSwap(SchemaModel model, SchemaModel defaults, ObjectKey type) {
        this.model = model;
        this.defaults = defaults;
        this.type = type;
        find();
    }

    private void find() {
        Deque<ObjectKey> queue = new ArrayDeque<>();
        for (ObjectKey dependent : model.dependents(type)) {
            if (dependent.kind() == ObjectKind.COLUMN) {
                columns.add(dependent);
                queue.add(dependent);
            } else if (model.find(dependent).isPresent() && dependent.kind() != ObjectKind.TABLE && inTheWay.add(dependent)) {
                queue.add(dependent);
            }
        }
        while (!queue.isEmpty()) {
            ObjectKey key = queue.poll();
            for (ObjectKey dependent : model.dependents(key)) {
                boolean carried = !throughText() && key.kind() == ObjectKind.COLUMN && CARRIED_ALONG.contains(dependent.kind());
                if (!carried && dependent.kind() != ObjectKind.COLUMN && model.find(dependent).isPresent() && inTheWay.add(dependent)) {
                    queue.add(dependent);
                }
            }
        }
    }

    /** Whether a table is partitioned by a column of the type, which the server does not alter. */
    boolean concernsPartitionKey() {
        return columns.stream().anyMatch(c -> Context.table(model, c)
                .filter(t -> TableDdl.details(t).partitionBy().matches(".*[( ]" + Pattern.quote(Quote.identifier(c.name())) + "[),: ].*"))
                .isPresent());
    }

    /** The tables that are written anew. */
    List<ObjectKey> tables() {
        return columns.stream().map(c -> ObjectKey.table(c.schema(), c.parent())).distinct().toList();
    }

    /** @param create the statements that make the new type, with its comment and privileges */
    List<String> statements(List<String> create) {
        List<ObjectKey> order = Sorting.topological(List.copyOf(inTheWay), this::laterOnes, Comparator.naturalOrder());
        List<SchemaObject> objects = order.stream().flatMap(k -> model.find(k).stream()).toList();
        List<String> sql = new ArrayList<>();
        objects.reversed().forEach(o -> sql.add(Creation.drop(o)));
        List<ObjectKey> roots = columns.stream().filter(this::isRoot).toList();
        columns.forEach(c -> defaultOf(c, model).ifPresent(d -> sql.add(alter(c) + "DROP DEFAULT")));
        if (throughText()) {
            roots.forEach(c -> column(c).ifPresent(column -> sql.add(alterType(c) + text(column))));
            sql.add("DROP TYPE " + Quote.qualified(type));
        } else {
            sql.add("ALTER TYPE " + Quote.qualified(type) + " RENAME TO " + Quote.identifier(Names.shortened(type.name(), OLD)));
        }
        sql.addAll(create);
        roots.forEach(c -> column(c).ifPresent(column -> sql.add(retype(c, column))));
        columns.forEach(c -> defaultOf(c, sameColumn(c) ? defaults : model).ifPresent(d -> sql.add(alter(c) + "SET DEFAULT " + d)));
        if (!throughText()) {
            sql.add("DROP TYPE " + Quote.qualified(ObjectKey.of(type.kind(), type.schema(), Names.shortened(type.name(), OLD))));
        }
        objects.forEach(o -> sql.addAll(Creation.create(o, model)));
        return sql;
    }

    private Set<ObjectKey> laterOnes(ObjectKey key) {
        Set<ObjectKey> later = new LinkedHashSet<>();
        for (Dependency d : model.dependencies()) {
            if (d.on().equals(key) && inTheWay.contains(d.dependent())) {
                later.add(d.dependent());
            }
        }
        return later;
    }

    private boolean isRoot(ObjectKey column) {
        Optional<Table> table = Context.table(model, column);
        return table.filter(t -> !TableDdl.details(t).isPartition()).flatMap(t -> t.column(column.name())).filter(Column::local)
                .isPresent();
    }

    private Optional<Column> column(ObjectKey key) {
        return Context.table(model, key).flatMap(t -> t.column(key.name()));
    }

    /** Whether the column has the same type on the side that gives the default. */
    private boolean sameColumn(ObjectKey key) {
        return column(key).map(Column::type).equals(Context.table(defaults, key).flatMap(t -> t.column(key.name())).map(Column::type));
    }

    private static Optional<String> defaultOf(ObjectKey key, SchemaModel model) {
        return Context.table(model, key).flatMap(t -> t.column(key.name()))
                .flatMap(c -> c.value() instanceof ValueSource.Default(String expression) ? Optional.of(expression) : Optional.empty());
    }

    private static String alter(ObjectKey column) {
        return TableDdl.alterColumnOnly(ObjectKey.table(column.schema(), column.parent()), column.name());
    }

    /** The functions that come with a range type keep its name when it is renamed, so the new one has to wait until the old one is gone. */
    private boolean throughText() {
        return type.kind() == ObjectKind.RANGE_TYPE;
    }

    /** Casts composite values attribute by attribute, for their text would have to have as many attributes as the new type. */
    TypeSwap byAttributes(Definition before, Definition after) {
        if (type.kind() == ObjectKind.COMPOSITE_TYPE) {
            attributes = CompositeDdl.attributes(after).entrySet().stream()
                    .map(a -> CompositeDdl.attributes(before).containsKey(a.getKey()) ? "(%s)." + a.getKey() + "::" + a.getValue() : "NULL")
                    .toList();
        }
        return this;
    }

    private String retype(ObjectKey key, Column column) {
        String name = Quote.identifier(key.name());
        boolean plain = !attributes.isEmpty() && !column.type().endsWith("[]");
        String value = plain ? "CASE WHEN " + name + " IS DISTINCT FROM NULL THEN ROW("
                + attributes.stream().map(a -> a.replace("%s", name)).collect(Collectors.joining(", ")) + ")::" + column.type() + " END"
                : name + "::" + text(column) + "::" + column.type();
        return alterType(key) + column.type() + " USING " + value;
    }

    private static String alterType(ObjectKey key) {
        return TableDdl.alterColumn(ObjectKey.table(key.schema(), key.parent()), key.name()) + "TYPE ";
    }

    private static String text(Column column) {
        return column.type().endsWith("[]") ? "text[]" : "text";
    }
}
