package dev.slipway.plan.mysql;

import dev.slipway.dialect.mysql.Quote;
import dev.slipway.model.ServerVersion;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.Plan;
import dev.slipway.plan.ScriptComments;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.plan.Step;
import dev.slipway.plan.StepScript;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A plan as the two scripts that the mysql and mariadb clients run. A client has no conditions, and a server none outside of programs:
 * each statement is prepared from a text that is the statement only while it still has to be done. What cannot be prepared (routines,
 * triggers, events) is dropped and made again.
 */
public final class MySqlScripts {
    /** Strict, so that no value is cut in silence; zero dates that are there may stay (MySQL 9 manual, "Server SQL Modes"). */
    private static final String SQL_MODE = "STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO,NO_ENGINE_SUBSTITUTION";
    /** What each session that runs a script, or its statements, begins with. */
    public static final List<String> SETTINGS = List.of("SET NAMES utf8mb4", "SET SESSION sql_mode = '" + SQL_MODE + "'",
            "SET @slipway_sql_mode = @@SESSION.sql_mode, @slipway_time_zone = @@SESSION.time_zone",
            "SET SESSION foreign_key_checks = 1, SESSION group_concat_max_len = 1048576, SESSION lock_wait_timeout = 5");
    private static final Pattern PROGRAM = Pattern.compile(
            "(?is)CREATE\\s+(?:DEFINER=\\S+\\s+)?(?:AGGREGATE\\s+)?(?:PROCEDURE|FUNCTION|TRIGGER|EVENT)\\s.*");

    private MySqlScripts() {}

    /** The plan with both scripts as the planner writes them. */
    public static ScriptedPlan write(Plan plan, Snapshot from, Snapshot to) {
        return new ScriptedPlan(plan, script(plan, from, to, true), script(plan, from, to, false), from, to);
    }

    private static String script(Plan plan, Snapshot from, Snapshot to, boolean up) {
        ScriptComments comments = new ScriptComments(plan, up, Quote::comment);
        ServerVersion server = (up ? to : from).server();
        StringBuilder text = new StringBuilder(comments.head(server.engine().title() + " " + server.text(), "mysql DATABASE < "));
        SETTINGS.forEach(setting -> text.append(setting).append(";\n"));
        for (Step step : comments.steps()) {
            text.append(comments.above(step));
            step(text, comments.side(step));
        }
        return text.toString();
    }

    private static void step(StringBuilder text, StepScript side) {
        if (!side.todo().isEmpty()) {
            text.append("SET @slipway_todo = (").append(side.todo()).append(");\n");
        }
        side.statements().forEach(s -> statement(text, s, !side.todo().isEmpty()));
    }

    private static void statement(StringBuilder text, String statement, boolean conditional) {
        if (PROGRAM.matcher(statement).matches()) {
            String delimiter = statement.contains("$$") ? "//SLIPWAY//" : "$$";
            text.append("DELIMITER ").append(delimiter).append('\n').append(statement).append('\n').append(delimiter)
                    .append("\nDELIMITER ;\n");
        } else if (conditional && !statement.startsWith("SET ")) {
            text.append("SET @slipway_sql = IF(@slipway_todo, ").append(Quote.lines(statement)).append(", 'DO 0');\n")
                    .append("PREPARE slipway FROM @slipway_sql;\nEXECUTE slipway;\nDEALLOCATE PREPARE slipway;\n");
        } else {
            text.append(statement).append(";\n");
        }
    }
}
