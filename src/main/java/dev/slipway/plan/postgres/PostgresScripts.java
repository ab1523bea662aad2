package dev.slipway.plan.postgres;

import dev.slipway.dialect.postgres.BatchSql;
import dev.slipway.dialect.postgres.Quote;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.Plan;
import dev.slipway.plan.ScriptComments;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.plan.Step;
import dev.slipway.plan.StepScript;

/**
 * A plan as the two scripts that psql and Slipway run alike. Each step first asks the catalogue whether it still has to be done, so
 * that a second run, or one that goes on after an interruption, does no harm.
 */
public final class PostgresScripts {
    private static final String LOCK_TIMEOUT = "SET lock_timeout = '5s';";
    /** A concurrent build waits for transactions that began before it; it holds nobody up meanwhile. */
    private static final String PATIENT_LOCK_TIMEOUT = "SET lock_timeout = '10min';";

    private PostgresScripts() {}

    /** The plan with both scripts as the planner writes them. */
    public static ScriptedPlan write(Plan plan, Snapshot from, Snapshot to) {
        return new ScriptedPlan(plan, script(plan, from, to, true), script(plan, from, to, false), from, to);
    }

    private static String script(Plan plan, Snapshot from, Snapshot to, boolean up) {
        ScriptComments comments = new ScriptComments(plan, up, Quote::comment);
        StringBuilder text = new StringBuilder(comments.head("PostgreSQL " + (up ? to : from).server().major(),
                "psql -v ON_ERROR_STOP=1 -f "));
        text.append("""
                \\set ON_ERROR_STOP on
                SET client_encoding = 'UTF8';
                SET standard_conforming_strings = on;
                SET check_function_bodies = off;
                SET search_path = '';
                SET TimeZone = 'UTC';
                SET DateStyle = 'ISO, YMD';
                SET client_min_messages = warning;
                SET statement_timeout = 0;
                """).append(LOCK_TIMEOUT).append('\n');
        for (Step step : comments.steps()) {
            text.append(comments.above(step));
            if (!comments.side(step).isEmpty()) {
                step(text, step.number(), comments.side(step));
            }
        }
        return text.toString();
    }

    private static void step(StringBuilder text, int number, StepScript side) {
        if (!side.todo().isEmpty()) {
            text.append(side.todo()).append(" AS todo \\gset\n\\if :todo\n");
        }
        boolean patient = side.statements().stream().anyMatch(s -> s.contains(" CONCURRENTLY "));
        text.append(side.transaction() ? "BEGIN;\n" : patient ? PATIENT_LOCK_TIMEOUT + "\n" : "");
        side.statements().forEach(s -> text.append(numbered(s, number)).append(";\n"));
        text.append(side.transaction() ? "COMMIT;\n" : patient ? LOCK_TIMEOUT + "\n" : "");
        text.append(side.todo().isEmpty() ? "" : "\\endif\n");
    }

    private static String numbered(String statement, int step) {
        return statement.replace(BatchSql.STEP_NUMBER, Integer.toString(step));
    }
}
