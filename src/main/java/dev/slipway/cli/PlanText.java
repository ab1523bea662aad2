package dev.slipway.cli;

import dev.slipway.plan.Hazard;
import dev.slipway.plan.LockForecast;
import dev.slipway.plan.Loss;
import dev.slipway.plan.Phase;
import dev.slipway.plan.Plan;
import dev.slipway.plan.Reversal;
import dev.slipway.plan.Severity;
import dev.slipway.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A plan for people on a terminal: its steps by phase, and of each what is worth knowing. */
record PlanText(Plan plan) {
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(plan.steps().isEmpty() ? "Nothing to do: the schemas are the same."
                : plan.title() + ": " + plan.steps().size() + (plan.steps().size() == 1 ? " step" : " steps"));
        @Nullable Phase phase = null;
        for (Step step : plan.steps()) {
            if (step.phase() != phase) {
                phase = step.phase();
                lines.add(phase.title());
            }
            lines.add(String.format(Locale.ROOT, "%4d  %s", step.number(), step.title()));
            details(step, lines);
        }
        return lines;
    }

    private static void details(Step step, List<String> lines) {
        step.effects().locks().stream().filter(l -> isStrong(l)).forEach(l ->
                lines.add("        expects " + l.mode() + " on " + l.relation() + ", blocks " + l.blocks()));
        step.effects().upLoses().forEach(l -> lines.add("        LOSES " + loss(l)));
        switch (step.effects().reversal()) {
            case Reversal.Exact() -> { }
            case Reversal.Lossy(List<Loss> lost) -> lost.forEach(l -> lines.add("        down loses " + loss(l)));
            case Reversal.Impossible(String why) -> lines.add("        no way back: " + why);
        }
        for (Hazard hazard : step.effects().hazards()) {
            if (hazard.severity().compareTo(Severity.MEDIUM) >= 0) {
                lines.add("        " + hazard.severity().name().toLowerCase(Locale.ROOT) + ": " + hazard.effect());
            }
        }
    }

    /** The modes that keep readers or writers waiting. */
    private static boolean isStrong(LockForecast lock) {
        return lock.mode().equals("ACCESS EXCLUSIVE") || lock.mode().equals("EXCLUSIVE") || lock.mode().startsWith("SHARE ROW")
                || lock.mode().equals("SHARE");
    }

    private static String loss(Loss loss) {
        return loss.object() + ": " + loss.what() + (loss.rows() < 0 ? "" : String.format(Locale.ROOT, ", about %,d rows", loss.rows()));
    }
}
