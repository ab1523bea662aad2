package dev.slipway.plan.postgres;

import dev.slipway.dialect.postgres.AttributeDdl;
import dev.slipway.dialect.postgres.ObjectDdl;
import dev.slipway.dialect.postgres.Quote;
import dev.slipway.dialect.postgres.TableDdl;
import dev.slipway.dialect.postgres.TypeCast;
import dev.slipway.model.Attributes;
import dev.slipway.model.Column;
import dev.slipway.model.ColumnStorage;
import dev.slipway.model.ConstraintKind;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.Sequence;
import dev.slipway.model.Table;
import dev.slipway.model.ValueSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One state of the table with its way to and from the parentless state in between. */
final class InheritanceTurn {
    private static final String HOLDER = "_slipway_parent";
    private static final String ASIDE = "_slipway_old";
    private static final String NO_INHERIT = " NO INHERIT";

    private final Table table;
    private final Table other;
    private final SchemaModel model;
    private final ObjectKey key;
    private final ObjectKey holder;
    private final List<Column> kept;
    private final Map<String, String> checks;
    private final Map<String, String> keptChecks;

    InheritanceTurn(Table table, SchemaModel model, Table other, SchemaModel otherModel) {
        this.table = table;
        this.other = other;
        this.model = model;
        this.key = table.key();
        this.holder = ObjectKey.table(key.schema(), Names.shortened(key.name(), HOLDER));
        this.kept = other.columns().stream().filter(c -> !c.local())
                .filter(c -> table.column(c.name()).filter(o -> !o.local()).isPresent()).toList();
        this.checks = inherited(table, model);
        Map<String, String> there = inherited(other, otherModel);
        this.keptChecks = checks.entrySet().stream().filter(e -> e.getValue().equals(there.get(e.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }

    private boolean holds() {
        return !kept.isEmpty() || !keptChecks.isEmpty();
    }

    /** From this state to the one in between. */
    List<String> leave() {
        List<String> sql = new ArrayList<>();
        if (holds()) {
            sql.add(makeHolder(Stream.concat(kept.stream().map(c -> table.column(c.name()).orElse(c)), spokenOf(keptChecks.keySet()))));
            sql.add(TableDdl.inherit(key, holder));
        }
        TableDdl.details(table).inherits().forEach(p -> sql.add(TableDdl.noInherit(key, p)));
        table.columns().stream().filter(c -> !c.local() && other.column(c.name()).isEmpty())
                .forEach(c -> sql.add(TableDdl.dropColumn(key, c.name())));
        checks.keySet().stream().filter(name -> !keptChecks.containsKey(name)).forEach(name -> sql.add(TableDdl.dropConstraint(key, name)));
        return sql;
    }

    /** From the state in between to this one. */
    List<String> arrive() {
        List<String> sql = new ArrayList<>();
        List<Column> inherited = table.columns().stream().filter(c -> !c.local()).toList();
        boolean needed = holds() || !inherited.isEmpty() || !checks.isEmpty();
        if (needed && !holds()) {
            sql.add(makeHolder(Stream.of()));
            sql.add(TableDdl.inherit(key, holder));
        }
        table.columns().forEach(c -> sql.addAll(column(c)));
        Map<String, String> come = new LinkedHashMap<>(checks);
        come.keySet().removeAll(keptChecks.keySet());
        spokenOf(come.keySet()).forEach(c -> sql.add(TableDdl.addColumn(holder, c)));
        come.forEach((name, definition) -> sql.add(TableDdl.addConstraint(holder, name, definition)));
        TableDdl.details(table).inherits().forEach(p -> sql.add(TableDdl.inherit(key, p)));
        if (needed) {
            sql.add(TableDdl.noInherit(key, holder));
            sql.add("DROP TABLE " + Quote.qualified(holder));
        }
        return sql;
    }

    private String makeHolder(Stream<Column> columns) {
        return TableDdl.plain(holder, columns.toList(), keptChecks);
    }

    /** The table's own columns that inherited checks speak of: whoever hands such a check down has them as well. */
    private Stream<Column> spokenOf(Set<String> names) {
        Set<String> columns = InheritanceActions.ancestors(table, model).stream().flatMap(model::constraints)
                .filter(c -> names.contains(c.key().name())).flatMap(c -> c.columns().stream()).collect(Collectors.toSet());
        return table.columns().stream().filter(c -> c.local() && columns.contains(c.name()))
                .map(c -> c.withNotNull(false).withValue(new ValueSource.Plain()));
    }

    /** What brings one column to this state; those that are the table's own on both sides are not this class's business. */
    private List<String> column(Column wanted) {
        Optional<Column> there = other.column(wanted.name());
        if (there.isEmpty()) {
            return wanted.local() ? List.of() : handedDown(wanted);
        }
        Column before = there.get();
        if (before.local() && wanted.local()) {
            return List.of();
        }
        List<String> sql = new ArrayList<>();
        if (!wanted.local() && before.local()) {
            sql.addAll(takenUp(holder, before, wanted));
        } else {
            if (wanted.local() && comesLater(wanted)) {
                return takenUp(key, before, wanted);
            }
            if (InPlace.retyped(before, wanted)) {
                sql.add(ColumnSql.retype(wanted.local() ? key : holder, before, wanted));
            }
            if (wanted.notNull() != before.notNull()) {
                sql.add(TableDdl.notNull(key, wanted.name(), wanted.notNull()));
            }
        }
        return sql;
    }

    private List<String> handedDown(Column wanted) {
        List<String> sql = new ArrayList<>(List.of(TableDdl.addColumn(holder, wanted.withNotNull(false).withValue(bare(wanted)))));
        ColumnSql.setDefault(key, wanted).ifPresent(sql::add);
        sql.addAll(Creation.columnExtras(key, wanted));
        if (wanted.notNull()) {
            sql.add(TableDdl.notNull(key, wanted.name(), true));
        }
        return sql;
    }

    /** Defaults are set on the table alone; a generation expression has to be the parents' as well. */
    private static ValueSource bare(Column wanted) {
        return wanted.value() instanceof ValueSource.Generated ? wanted.value() : new ValueSource.Plain();
    }

    /**
     * Whether the column, the table's own from now on, is wanted behind others that it stands before. Inherited columns have no place
     * of their own in the table's definition, own ones have.
     */
    private boolean comesLater(Column wanted) {
        List<String> own = table.columns().stream().filter(Column::local).map(Column::name).toList();
        List<String> there = other.columns().stream().map(Column::name).toList();
        return own.subList(0, own.indexOf(wanted.name())).stream().anyMatch(name -> there.indexOf(name) > there.indexOf(wanted.name()));
    }

    /**
     * The column there is steps aside, the new one takes over its values in a rewrite that no trigger sees.
     *
     * @param where the table that gets the column first: the parent of the moment, or the table itself
     */
    private List<String> takenUp(ObjectKey where, Column before, Column wanted) {
        String aside = Names.shortened(wanted.name(), ASIDE);
        List<String> sql = new ArrayList<>();
        if (wanted.value() instanceof ValueSource.Generated) {
            sql.add(TableDdl.dropColumn(key, wanted.name()));
            sql.addAll(handedDown(wanted));
            return sql;
        }
        sql.add(TableDdl.renameColumn(key, wanted.name(), aside));
        Column old = new Column(aside, before.type(), before.collation(), false, new ValueSource.Plain(), true, "", ColumnStorage.DEFAULT);
        if (where.equals(holder)) {
            sql.add(TableDdl.addColumn(holder, old));
        }
        sql.add(TableDdl.addColumn(where, wanted.withNotNull(false).withValue(new ValueSource.Plain())));
        String value = before.type().equals(wanted.type()) ? Quote.identifier(aside) : TypeCast.of(aside, before.type(), wanted.type());
        sql.add(TableDdl.alterColumn(where, wanted.name()) + "TYPE " + ColumnSql.fullType(wanted) + " USING " + value);
        model.all(Sequence.class).filter(s -> s.ownedBy().filter(key.column(wanted.name())::equals).isPresent())
                .forEach(s -> sql.add(ObjectDdl.ownedBy(s)));
        if (where.equals(holder)) {
            sql.add(TableDdl.dropColumn(holder, aside));
        }
        sql.add(TableDdl.dropColumn(key, aside));
        ColumnSql.setDefault(key, wanted).ifPresent(sql::add);
        sql.addAll(Creation.columnExtras(key, wanted));
        if (wanted.notNull()) {
            sql.add(TableDdl.notNull(key, wanted.name(), true));
        }
        sql.addAll(AttributeDdl.grants(key, Attributes.NONE, table.attributes().withGrants(
                table.attributes().grants().stream().filter(g -> g.column().equals(wanted.name())).toList())));
        return sql;
    }

    /** The checks a table has of its own, by name. */
    static Map<String, String> ownChecks(ObjectKey table, SchemaModel model) {
        Map<String, String> found = new LinkedHashMap<>();
        model.constraints(table).filter(c -> c.type() == ConstraintKind.CHECK)
                .forEach(c -> found.put(c.key().name(), c.definition()));
        return found;
    }

    /** The checks a table's parents hand down to it, by name. */
    static Map<String, String> handedDown(Table table, SchemaModel model) {
        Map<String, String> found = new LinkedHashMap<>();
        for (ObjectKey parent : TableDdl.details(table).inherits()) {
            ownChecks(parent, model).forEach((name, definition) -> {
                if (!definition.endsWith(NO_INHERIT)) {
                    found.putIfAbsent(name, definition);
                }
            });
            model.table(parent).ifPresent(t -> handedDown(t, model).forEach(found::putIfAbsent));
        }
        return found;
    }

    /** Those of them that are not the table's own as well. */
    static Map<String, String> inherited(Table table, SchemaModel model) {
        Map<String, String> found = handedDown(table, model);
        found.keySet().removeAll(ownChecks(table.key(), model).keySet());
        return found;
    }
}
