package dev.slipway.plan.mysql;

import dev.slipway.diff.CompareRules;
import dev.slipway.diff.SchemaComparison;
import dev.slipway.diff.SchemaDiff;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.Plan;
import dev.slipway.plan.PlanOptions;
import dev.slipway.plan.Planner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A schema from nothing: the plan from an empty schema to it, without asking what is there already. */
public final class MySqlSchemaScript {
    private MySqlSchemaScript() {}

    /** The statements that make the schema in an empty database, in order, without semicolons. */
    public static List<String> statements(Snapshot snapshot) {
        Snapshot empty = new Snapshot(snapshot.server(), "nothing", SchemaModel.EMPTY, Map.of());
        SchemaDiff diff = new SchemaComparison(CompareRules.DEFAULT).compare(SchemaModel.EMPTY, snapshot.model(), List.of());
        Plan plan = new Planner(new MySqlActions()).plan(diff, empty, snapshot, PlanOptions.DEFAULT);
        List<String> statements = new ArrayList<>(MySqlScripts.SETTINGS);
        plan.steps().forEach(step -> statements.addAll(step.up().statements()));
        return statements;
    }
}
