package dev.slipway.plan.mysql;

import dev.slipway.dialect.mysql.Quote;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.LockForecast;
import dev.slipway.plan.Loss;
import dev.slipway.plan.Plan;
import dev.slipway.plan.Reversal;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.plan.Step;
import dev.slipway.plan.StepScript;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A plan as the two scripts that the mysql and mariadb clients run. A client has no conditions, and a server none outside of programs:
 * each statement is prepared from a text that is the statement only while it still has to be done. What cannot be prepared (routines,
 * triggers, events) is dropped and made again.
 */
public final class MySqlScripts {
    /** Strict, so that no value is cut in silence; zero dates that are there may stay (MySQL 9 manual, "Server SQL Modes"). */
    private static final String SQL_MODE = "STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO,NO_ENGINE_SUBSTITUTION";
    private static final Pattern PROGRAM = Pattern.compile(
            "(?is)CREATE\\s+(?:DEFINER=\\S+\\s+)?(?:AGGREGATE\\s+)?(?:PROCEDURE|FUNCTION|TRIGGER|EVENT)\\s.*");

    private MySqlScripts() {}

    /** The plan with both scripts as the planner writes them. */
    public static ScriptedPlan write(Plan plan, Snapshot from, Snapshot to) {
        return new ScriptedPlan(plan, script(plan, from, to, true), script(plan, from, to, false), from, to);
    }

    private static String script(Plan plan, Snapshot from, Snapshot to, boolean up) {
        StringBuilder text = new StringBuilder();
        Snapshot server = up ? to : from;
        text.append("-- Slipway plan: ").append(Quote.comment(plan.title())).append('\n');
        text.append("-- ").append(up ? "up" : "down").append(" · ").append(plan.steps().size())
                .append(plan.steps().size() == 1 ? " step" : " steps")
                .append(" · from ").append(shortHash(up ? plan.fromFingerprint() : plan.toFingerprint()))
                .append(" to ").append(shortHash(up ? plan.toFingerprint() : plan.fromFingerprint()))
                .append(" · ").append(server.server().engine().title()).append(' ').append(server.server().text()).append('\n');
        text.append("-- Run with: mysql DATABASE < ").append(up ? "up.sql" : "down.sql").append("      A second run changes nothing.\n");
        text.append("SET NAMES utf8mb4;\nSET SESSION sql_mode = '").append(SQL_MODE).append("';\n");
        text.append("SET @slipway_sql_mode = @@SESSION.sql_mode, @slipway_time_zone = @@SESSION.time_zone;\n");
        text.append("SET SESSION foreign_key_checks = 1, SESSION group_concat_max_len = 1048576, SESSION lock_wait_timeout = 5;\n");
        List<Step> steps = up ? plan.steps() : plan.steps().reversed();
        steps.forEach(step -> step(text, step, plan.steps().size(), up));
        return text.toString();
    }

    private static String shortHash(String fingerprint) {
        return fingerprint.substring(0, Math.min(8, fingerprint.length()));
    }

    private static void step(StringBuilder text, Step step, int count, boolean up) {
        StepScript side = up ? step.up() : step.down();
        text.append("\n-- Step ").append(step.number()).append(" of ").append(count).append(" (")
                .append(step.phase().name().toLowerCase(Locale.ROOT))
                .append("): ").append(up ? "" : "take back: ").append(Quote.comment(step.title())).append('\n');
        text.append(costs(step, up));
        if (side.isEmpty()) {
            text.append("--   nothing to do in this direction\n");
            return;
        }
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

    private static String costs(Step step, boolean up) {
        StringBuilder text = new StringBuilder();
        for (LockForecast lock : step.effects().locks()) {
            text.append("--   lock: ").append(lock.mode()).append(" on ").append(Quote.comment(lock.relation())).append(" · blocks ")
                    .append(lock.blocks()).append('\n');
        }
        if (step.effects().rewrites()) {
            text.append("--   writes the table anew\n");
        }
        text.append("--   loses: ").append(losses(up ? step.effects().upLoses() : downLosses(step))).append('\n');
        return text.toString();
    }

    private static List<Loss> downLosses(Step step) {
        return switch (step.effects().reversal()) {
            case Reversal.Exact() -> List.of();
            case Reversal.Lossy(List<Loss> lost) -> lost;
            case Reversal.Impossible(String why) -> List.of(new Loss("", why, -1));
        };
    }

    private static String losses(List<Loss> losses) {
        return losses.isEmpty() ? "nothing" : losses.stream().map(l -> Quote.comment(l.object() + ": " + l.what())
                + (l.rows() >= 0 ? " (about " + l.rows() + " rows)" : "")).collect(Collectors.joining("; "));
    }
}
