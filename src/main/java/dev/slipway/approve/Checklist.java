package dev.slipway.approve;

import dev.slipway.plan.Hazard;
import dev.slipway.plan.Loss;
import dev.slipway.plan.Plan;
import dev.slipway.plan.Severity;
import dev.slipway.plan.Step;
import dev.slipway.rehearse.EvidenceSummary;
import dev.slipway.rehearse.EvidenceSummary.BudgetResult;
import dev.slipway.rehearse.EvidenceSummary.Leg;
import dev.slipway.rehearse.EvidenceSummary.LegRun;
import dev.slipway.rehearse.EvidenceSummary.StepMeasure;
import dev.slipway.rehearse.event.BudgetLimit;
import dev.slipway.rehearse.fold.BudgetFold;
import dev.slipway.rehearse.fold.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What has to be settled before a plan leaves: what the rehearsal answered, and what only a person can.
 *
 * @param items in the order in which they are read; their ids are stable for one plan
 */
public record Checklist(List<Item> items) {
    private static final String WINDOW = "maintenance-window";
    private static final String APPLICATION = "application-compatible";

    public Checklist {
        items = List.copyOf(items);
    }

    /**
     * @param id names the item in an approval
     * @param question what is to be settled
     * @param measured the rehearsal's answer, empty where a person has to give one
     * @param confirm what a person has to type, empty where a tick is enough
     */
    public record Item(String id, String question, Optional<String> measured, String confirm) {
        static Item answered(String id, String question, Optional<String> measured) {
            return new Item(id, question, measured, "");
        }

        static Item asked(String id, String question) {
            return new Item(id, question, Optional.empty(), "");
        }
    }

    /** The check list of a plan that was rehearsed with this outcome. */
    public static Checklist of(Plan plan, EvidenceSummary evidence) {
        List<Item> items = new ArrayList<>();
        items.add(Item.answered("reaches-wanted-schema", "Does up lead to the wanted schema?",
                leg(evidence, Leg.VERIFY_UP, "schema and rows compared after up")));
        items.add(Item.answered("repeatable", "Does a second run of up change nothing?", leg(evidence, Leg.UP_AGAIN, "run twice")));
        items.add(Item.answered("leads-back", "Does down bring schema and rows back?",
                leg(evidence, Leg.VERIFY_DOWN, "schema and rows compared after down")));
        items.add(Item.answered("budgets-kept", "Were the budgets for locks and durations kept?", budgets(evidence)));
        if (plan.steps().stream().anyMatch(s -> s.effects().destructive())) {
            items.add(Item.answered("backup-restored", "Was the backup of what is lost restored and compared?",
                    leg(evidence, Leg.BACKUP, "restored and compared")));
        }
        for (Step step : plan.steps()) {
            addRisks(items, step, evidence);
        }
        items.add(Item.asked(WINDOW, "Is the time of the migration agreed with those it concerns?"));
        items.add(Item.asked(APPLICATION, "Do the running and the next version of the application work with every phase?"));
        return new Checklist(items);
    }

    /** Whether this is asked about every plan, whatever it does and whatever was measured. */
    public static boolean isStanding(Item item) {
        return item.id().equals(WINDOW) || item.id().equals(APPLICATION);
    }

    /** What only a person can settle. */
    public List<Item> forPeople() {
        return items.stream().filter(i -> i.measured().isEmpty()).toList();
    }

    /** The items for people that these answers leave open. */
    public List<Item> unanswered(List<Approval.Answer> answers) {
        return forPeople().stream()
                .filter(i -> answers.stream().noneMatch(a -> a.item().equals(i.id()) && !a.answer().isBlank()))
                .toList();
    }

    /** A step that destroys data is one question to a person, its other hazards included. */
    private static void addRisks(List<Item> items, Step step, EvidenceSummary evidence) {
        List<Hazard> hazards = step.effects().hazards().stream().filter(h -> h.severity().compareTo(Severity.MEDIUM) >= 0).toList();
        if (step.effects().destructive()) {
            String lost = step.effects().upLoses().stream().map(Checklist::lost).collect(Collectors.joining("; "));
            String also = hazards.stream().map(h -> ". " + h.effect()).distinct().collect(Collectors.joining());
            items.add(new Item("loss-" + step.number(), "Step " + step.number() + " destroys data. " + lost + also + ". Is that meant?",
                    Optional.empty(), step.effects().upLoses().getFirst().object()));
            return;
        }
        int place = 0;
        for (Hazard hazard : hazards) {
            items.add(Item.answered("hazard-" + step.number() + "-" + ++place,
                    "Step " + step.number() + ": " + hazard.effect() + ". Is that acceptable?", measured(step, evidence)));
        }
    }

    private static String lost(Loss loss) {
        return loss.object() + ": " + loss.what() + (loss.rows() < 0 ? "" : String.format(Locale.ROOT, " (%,d rows)", loss.rows()));
    }

    /** A risk of waiting is answered by what was measured. */
    private static Optional<String> measured(Step step, EvidenceSummary evidence) {
        return evidence.steps().stream().filter(m -> m.step() == step.number()).findFirst().map(Checklist::measure);
    }

    private static String measure(StepMeasure measure) {
        String locks = measure.up().locks().stream()
                .map(l -> l.mode() + " on " + l.relation() + " for " + Durations.words(l.held()))
                .collect(Collectors.joining(", "));
        return "took " + Durations.words(measure.up().took()) + (locks.isEmpty() ? "" : ", " + locks)
                + ", others waited " + Durations.words(measure.blockedOthers());
    }

    private static Optional<String> leg(EvidenceSummary evidence, Leg leg, String how) {
        return evidence.legs().stream().filter(l -> l.leg() == leg && l.passed()).map(LegRun::took).findFirst()
                .map(took -> how + ", " + Durations.words(took));
    }

    private static Optional<String> budgets(EvidenceSummary evidence) {
        if (evidence.budgets().isEmpty() || evidence.budgets().stream().anyMatch(b -> !b.kept())) {
            return Optional.empty();
        }
        boolean loaded = evidence.circumstances().filter(c -> !c.load().isEmpty()).isPresent();
        String measured = evidence.budgets().stream().filter(b -> !BudgetFold.isUnmeasured(b) && (loaded || !isOfLoad(b)))
                .map(b -> b.name() + " " + Durations.words(b.measured()) + " of " + Durations.words(b.limit()))
                .collect(Collectors.joining(", "));
        return Optional.of(loaded ? measured : measured + "; no workload ran beside it, so what an application feels was not measured");
    }

    private static boolean isOfLoad(BudgetResult result) {
        return Stream.of(BudgetLimit.LATENCY, BudgetLimit.ERRORS).anyMatch(limit -> limit.words().equals(result.name()));
    }
}
