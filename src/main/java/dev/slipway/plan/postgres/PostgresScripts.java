package dev.slipway.plan.postgres;

import dev.slipway.dialect.postgres.BatchSql;
import dev.slipway.dialect.postgres.Quote;
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
import java.util.stream.Collectors;

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
        StringBuilder text = new StringBuilder();
        text.append("-- Slipway plan: ").append(Quote.comment(plan.title())).append('\n');
        text.append("-- ").append(up ? "up" : "down").append(" · ").append(plan.steps().size())
                .append(plan.steps().size() == 1 ? " step" : " steps")
                .append(" · from ").append(shortHash(up ? plan.fromFingerprint() : plan.toFingerprint()))
                .append(" to ").append(shortHash(up ? plan.toFingerprint() : plan.fromFingerprint()))
                .append(" · PostgreSQL ").append(up ? to.server().major() : from.server().major()).append('\n');
        text.append("-- Run with: psql -v ON_ERROR_STOP=1 -f ").append(up ? "up.sql" : "down.sql")
                .append("      A second run changes nothing.\n");
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
        List<Step> steps = up ? plan.steps() : plan.steps().reversed();
        for (Step step : steps) {
            step(text, step, plan.steps().size(), up);
        }
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
            text.append(side.todo()).append(" AS todo \\gset\n\\if :todo\n");
        }
        boolean patient = side.statements().stream().anyMatch(s -> s.contains(" CONCURRENTLY "));
        text.append(side.transaction() ? "BEGIN;\n" : patient ? PATIENT_LOCK_TIMEOUT + "\n" : "");
        side.statements().forEach(s -> text.append(numbered(s, step.number())).append(";\n"));
        text.append(side.transaction() ? "COMMIT;\n" : patient ? LOCK_TIMEOUT + "\n" : "");
        text.append(side.todo().isEmpty() ? "" : "\\endif\n");
    }

    private static String numbered(String statement, int step) {
        return statement.replace(BatchSql.STEP_NUMBER, Integer.toString(step));
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
