package dev.slipway.rehearse;

import dev.slipway.dialect.RowStatements;
import dev.slipway.model.Column;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.SchemaModel;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.event.Age;
import dev.slipway.rehearse.server.Checks;
import dev.slipway.rehearse.server.RowWriter;
import dev.slipway.rehearse.workload.Expression;
import dev.slipway.rehearse.workload.Workload;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A workload made from the schemas of a plan: rows read by their key, rows written as they are, rows inserted. What only one of the two
 * schemas has is asked for by old or by new code alone.
 */
final class GeneratedWorkload {
    private static final int MOST_TABLES = 12;

    private final ScriptedPlan plan;
    private final Checks session;
    private final RowStatements statements;
    private final List<Workload.Script> scripts = new ArrayList<>();

    private GeneratedWorkload(ScriptedPlan plan, Checks session, RowStatements statements) {
        this.statements = statements;
        this.plan = plan;
        this.session = session;
    }

    /** @param session on staging, as it is before up */
    static Workload of(ScriptedPlan plan, List<TableScope> scope, Checks session, RowStatements statements) throws SQLException {
        GeneratedWorkload generated = new GeneratedWorkload(plan, session, statements);
        List<TableScope> chosen = scope.stream().filter(t -> t.key().size() == 1)
                .sorted(Comparator.comparing((TableScope t) -> !t.affected())).limit(MOST_TABLES).toList();
        for (TableScope table : chosen) {
            generated.add(table);
        }
        for (RowWriter.Target target : WriteTargets.of(plan, chosen, chosen.stream().map(TableScope::from).toList(), statements)) {
            generated.addInsert(target);
        }
        return new Workload("schema", generated.scripts);
    }

    private void add(TableScope scope) throws SQLException {
        String key = scope.key().getFirst();
        Optional<Expression> number = range(scope.from(), key);
        List<String> before = columns(plan.from().model(), scope.from());
        ObjectKey to = scope.to();
        Optional<String> keyAfter = scope.columns().kept().stream().filter(c -> c.before().equals(key)).map(TableScope.Kept::after)
                .findFirst();
        if (to == null || !to.equals(scope.from()) || !keyAfter.equals(Optional.of(key))) {
            addRead("read " + scope.from().qualified(), Age.OLD, scope.from(), before, key, number, 5);
            if (to != null && keyAfter.isPresent()) {
                addRead("read " + to.qualified(), Age.NEW, to, columns(plan.to().model(), to), keyAfter.get(), number, 5);
            }
            return;
        }
        List<String> after = columns(plan.to().model(), to);
        List<String> common = before.stream().filter(after::contains).toList();
        addRead("read " + to.qualified(), Age.BOTH, to, common, key, number, 10);
        if (!after.containsAll(before)) {
            addRead("read " + to.qualified() + " as before", Age.OLD, to, before, key, number, 3);
        }
        if (!before.containsAll(after)) {
            addRead("read " + to.qualified() + " as after", Age.NEW, to, after, key, number, 3);
        }
        scope.columns().kept().stream().filter(c -> !c.before().equals(key) && c.before().equals(c.after())).findFirst()
                .ifPresent(c -> add("write " + to.qualified(), Age.BOTH, 3, number, value -> statements.touch(to, c.after(), key, value),
                        statements.anyKey(to, key)));
    }

    /** Old code does not know new columns: an insert that names them is new code's. */
    private void addInsert(RowWriter.Target target) {
        Set<String> named = new TreeSet<>(target.inserted().stream().map(RowStatements.Filled::column).toList());
        boolean known = plan.from().model().table(target.table()).isPresent()
                && columns(plan.from().model(), target.table()).containsAll(named);
        if (!named.isEmpty()) {
            scripts.add(Workload.Script.of("insert into " + target.table().qualified(), known ? Age.BOTH : Age.NEW, 1,
                    statements.insertCopies(target.table(), target.key(), target.inserted(), 1)));
        }
    }

    private interface Sql {
        String with(String key);
    }

    private void addRead(String name, Age age, ObjectKey table, List<String> columns, String key, Optional<Expression> number, int weight) {
        add(name, age, weight, number, value -> statements.read(table, columns, key, value), statements.anyKey(table, key));
    }

    private void add(String name, Age age, int weight, Optional<Expression> number, Sql sql, String anyKey) {
        List<Workload.Command> commands = new ArrayList<>();
        number.ifPresent(range -> commands.add(new Workload.Command.Assign("key", range)));
        commands.add(new Workload.Command.Send(sql.with(number.isPresent() ? ":key" : anyKey)));
        scripts.add(new Workload.Script(name, age, weight, commands));
    }

    /** A number between the lowest and the highest key; empty for keys that are no numbers, and for empty tables. */
    private Optional<Expression> range(ObjectKey table, String key) throws SQLException {
        if (plan.from().model().table(table).flatMap(t -> t.column(key)).filter(statements::isWholeNumber).isEmpty()) {
            return Optional.empty();
        }
        return session.range(statements.range(table, key)).map(r -> Expression.between(r.low(), r.high()));
    }

    private static List<String> columns(SchemaModel schema, ObjectKey table) {
        return schema.table(table).map(t -> t.columns().stream().map(Column::name).toList()).orElse(List.of());
    }
}
