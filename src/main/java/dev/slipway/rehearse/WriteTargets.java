package dev.slipway.rehearse;

import dev.slipway.dialect.RowStatements.Fill;
import dev.slipway.dialect.RowStatements.Filled;
import dev.slipway.dialect.RowStatements;
import dev.slipway.model.Column;
import dev.slipway.model.Constraint;
import dev.slipway.model.ConstraintKind;
import dev.slipway.model.Index;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.Table;
import dev.slipway.model.ValueSource;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.server.RowWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which rows an application might write between up and down, derived from the schema after up. Written are tables that are backed up,
 * have a primary key and keep their rows; copied values satisfy checks and foreign keys, fresh ones keep unique columns unique. Pure.
 */
final class WriteTargets {
    private final SchemaModel from;
    private final SchemaModel to;
    private final RowStatements statements;

    private WriteTargets(ScriptedPlan plan, RowStatements statements) {
        this.from = plan.from().model();
        this.to = plan.to().model();
        this.statements = statements;
    }

    /** @param backedUp the tables, by their keys before up, that can be put back */
    static List<RowWriter.Target> of(ScriptedPlan plan, List<TableScope> scope, Collection<ObjectKey> backedUp, RowStatements statements) {
        WriteTargets targets = new WriteTargets(plan, statements);
        return scope.stream().filter(t -> backedUp.contains(t.from())).flatMap(t -> targets.target(t).stream()).toList();
    }

    private Optional<RowWriter.Target> target(TableScope scope) {
        ObjectKey after = scope.to();
        List<String> key = scope.columns().kept().stream().filter(c -> scope.key().contains(c.before())).map(TableScope.Kept::after)
                .toList();
        if (after == null || scope.rowsMayGo() || key.isEmpty() || key.size() != scope.key().size()) {
            return Optional.empty();
        }
        Table table = to.table(after).orElseThrow();
        List<Set<String>> unique = unique(table);
        Set<String> bound = columnsOf(after, ConstraintKind.FOREIGN_KEY);
        List<String> updated = TableScope.Columns.after(scope.columns().kept()).stream().filter(c -> !key.contains(c) && !bound.contains(c))
                .filter(c -> unique.stream().noneMatch(u -> u.contains(c)))
                .filter(c -> !(table.column(c).orElseThrow().value() instanceof ValueSource.Identity)).toList();
        return Optional.of(new RowWriter.Target(after, key, inserted(table, unique, bound), updated,
                Stream.of(from, to).noneMatch(m -> isReferenced(m, m == from ? scope.from() : after))));
    }

    private List<Filled> inserted(Table table, List<Set<String>> unique, Set<String> bound) {
        Set<String> fresh = new LinkedHashSet<>();
        table.columns().stream().filter(statements::numbersItself).forEach(c -> fresh.add(c.name()));
        for (Set<String> columns : unique) {
            if (columns.stream().noneMatch(fresh::contains)) {
                columns.stream().filter(c -> !bound.contains(c)).filter(c -> table.column(c).filter(x -> statements.fresh(x) != Fill.COPIED)
                        .isPresent())
                        .findFirst().ifPresent(fresh::add);
            }
        }
        List<Filled> filled = new ArrayList<>();
        for (Column column : table.columns()) {
            if (!(column.value() instanceof ValueSource.Generated) && !statements.numbersItself(column)) {
                filled.add(new Filled(column.name(), fresh.contains(column.name()) ? statements.fresh(column) : Fill.COPIED));
            }
        }
        return filled;
    }

    /** The sets of columns of which no two rows may have the same, primary key first. */
    private List<Set<String>> unique(Table table) {
        Stream<Set<String>> constraints = Stream.of(ConstraintKind.PRIMARY_KEY, ConstraintKind.UNIQUE, ConstraintKind.EXCLUSION)
                .flatMap(kind -> constraints(table.key(), kind)).map(c -> new LinkedHashSet<>(c.columns()));
        Stream<Set<String>> indexes = to.indexes(table.key()).filter(Index::unique)
                .map(i -> new LinkedHashSet<>(table.columns().stream().map(Column::name).filter(c -> mentions(i.definition(), c))
                        .toList()));
        return Stream.concat(constraints, indexes).toList();
    }

    /** An index may be over expressions: any column it names counts. */
    private static boolean mentions(String definition, String column) {
        return Stream.of(definition.split("[^\\p{L}\\p{N}_$]+")).anyMatch(column::equals);
    }

    private Set<String> columnsOf(ObjectKey table, ConstraintKind kind) {
        Set<String> columns = new LinkedHashSet<>();
        constraints(table, kind).forEach(c -> columns.addAll(c.columns()));
        return columns;
    }

    private Stream<Constraint> constraints(ObjectKey table, ConstraintKind kind) {
        return to.constraints(table).filter(c -> c.type() == kind);
    }

    private static boolean isReferenced(SchemaModel schema, ObjectKey table) {
        return schema.referencesTo(table).findAny().isPresent();
    }
}
