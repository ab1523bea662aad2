package dev.slipway.plan.postgres;

import dev.slipway.diff.CompareRules;
import dev.slipway.diff.SchemaComparison;
import dev.slipway.diff.SchemaDiff;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.Plan;
import dev.slipway.plan.PlanOptions;
import dev.slipway.plan.Planner;
import dev.slipway.plan.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A schema from nothing: the plan from an empty schema to it, without asking what is there already. */
public final class SchemaScript {
    private SchemaScript() {}

    /** The statements that make the schema in an empty database, in order, without semicolons; to be run with an empty search path. */
    public static List<String> statements(Snapshot snapshot) {
        Snapshot empty = new Snapshot(snapshot.server(), "nothing", SchemaModel.EMPTY, Map.of());
        SchemaDiff diff = new SchemaComparison(CompareRules.DEFAULT).compare(SchemaModel.EMPTY, snapshot.model(), List.of());
        Plan plan = new Planner(new PostgresActions()).plan(diff, empty, snapshot, PlanOptions.DEFAULT.withStrategy(Strategy.DIRECT));
        List<String> statements = new ArrayList<>(List.of("SET check_function_bodies = off", "SET search_path = ''"));
        plan.steps().forEach(step -> statements.addAll(step.up().statements()));
        return statements;
    }
}
