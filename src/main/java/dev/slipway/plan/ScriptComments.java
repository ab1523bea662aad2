package dev.slipway.plan;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What a script says in comments, whatever server it is for: which plan it is of, and what each step does, locks, costs and loses.
 *
 * @param up whether it is the script that leads up
 * @param oneLine makes any text fit into a comment of one line
 */
public record ScriptComments(Plan plan, boolean up, UnaryOperator<String> oneLine) {
    private static final int HASH_SHOWN = 8;

    /**
     * The first lines.
     *
     * @param server the server's name and version
     * @param run what it is run with, up to the file's name
     */
    public String head(String server, String run) {
        int steps = plan.steps().size();
        return "-- Slipway plan: " + oneLine.apply(plan.title()) + "\n-- " + (up ? "up" : "down") + " · " + steps
                + (steps == 1 ? " step" : " steps") + " · from " + shortHash(up ? plan.fromFingerprint() : plan.toFingerprint())
                + " to " + shortHash(up ? plan.toFingerprint() : plan.fromFingerprint()) + " · " + server + "\n-- Run with: " + run
                + (up ? "up.sql" : "down.sql") + "      A second run changes nothing.\n";
    }

    private static String shortHash(String fingerprint) {
        return fingerprint.substring(0, Math.min(HASH_SHOWN, fingerprint.length()));
    }

    /** The steps in the order in which this script runs them. */
    public List<Step> steps() {
        return up ? plan.steps() : plan.steps().reversed();
    }

    /** The side of the step that this script runs. */
    public StepScript side(Step step) {
        return up ? step.up() : step.down();
    }

    /** The lines above a step, a blank one first. */
    public String above(Step step) {
        StringBuilder text = new StringBuilder("\n-- Step ").append(step.number()).append(" of ").append(plan.steps().size()).append(" (")
                .append(step.phase().name().toLowerCase(Locale.ROOT)).append("): ").append(up ? "" : "take back: ")
                .append(oneLine.apply(step.title())).append('\n');
        for (LockForecast lock : step.effects().locks()) {
            text.append("--   lock: ").append(lock.mode()).append(" on ").append(oneLine.apply(lock.relation())).append(" · blocks ")
                    .append(lock.blocks()).append('\n');
        }
        if (step.effects().rewrites()) {
            text.append("--   writes the table anew\n");
        }
        text.append("--   loses: ").append(losses(up ? step.effects().upLoses() : downLosses(step))).append('\n');
        return side(step).isEmpty() ? text.append("--   nothing to do in this direction\n").toString() : text.toString();
    }

    private static List<Loss> downLosses(Step step) {
        return switch (step.effects().reversal()) {
            case Reversal.Exact() -> List.of();
            case Reversal.Lossy(List<Loss> lost) -> lost;
            case Reversal.Impossible(String why) -> List.of(new Loss("", why, -1));
        };
    }

    private String losses(List<Loss> losses) {
        return losses.isEmpty() ? "nothing" : losses.stream().map(l -> oneLine.apply(l.object() + ": " + l.what())
                + (l.rows() >= 0 ? " (about " + l.rows() + " rows)" : "")).collect(Collectors.joining("; "));
    }
}
