package dev.slipway.ui.rehearse;

import dev.slipway.rehearse.EvidenceSummary;
import dev.slipway.rehearse.EvidenceSummary.MeasuredLock;
import dev.slipway.rehearse.EvidenceSummary.StepMeasure;
import dev.slipway.rehearse.event.Budget;
import dev.slipway.ui.kit.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a step cost, held against the budget.
 *
 * @param over what it exceeded, in words; empty when it kept every limit
 * @param failed whether the run found something wrong in it
 */
public record StepLine(int number, String title, StepMeasure measure, List<String> over, boolean failed) {
    private static final Texts TEXTS = Texts.of(StepLine.class);

    public StepLine {
        over = List.copyOf(over);
    }

    /** Every step that was measured. */
    static List<StepLine> of(RunPicture picture, EvidenceSummary evidence) {
        Map<Integer, String> titles = new java.util.HashMap<>();
        picture.state().steps().forEach(step -> titles.put(step.number(), step.title()));
        List<Integer> failed = picture.answers().findings().stream().map(finding -> finding.step()).toList();
        return evidence.steps().stream().map(measure -> new StepLine(measure.step(), titles.getOrDefault(measure.step(), ""), measure,
                over(measure, picture.budget()), failed.contains(measure.step()))).toList();
    }

    /** Every step that was measured, when only the evidence is known: each limit of it says where it was reached, not by which others. */
    static List<StepLine> of(EvidenceSummary evidence, List<String> titles) {
        List<String> broken = evidence.budgets().stream().filter(budget -> !budget.kept()).map(EvidenceSummary.BudgetResult::where)
                .toList();
        return evidence.steps().stream().map(measure -> new StepLine(measure.step(),
                measure.step() <= titles.size() ? titles.get(measure.step() - 1) : "", measure,
                broken.stream().filter(where -> where.matches("step " + measure.step() + "\\b.*")).toList(), false)).toList();
    }

    private static boolean blocksReads(MeasuredLock lock) {
        return lock.strength().blocksReads();
    }

    private static List<String> over(StepMeasure measure, Budget budget) {
        List<String> over = new java.util.ArrayList<>();
        if (measure.locks().stream().anyMatch(lock -> blocksReads(lock) && longer(lock.held(), budget.accessExclusive()))) {
            over.add(TEXTS.get("over.accessExclusive"));
        }
        if (measure.locks().stream().anyMatch(lock -> lock.strength().blocksWrites() && longer(lock.held(), budget.writesBlocked()))) {
            over.add(TEXTS.get("over.writesBlocked"));
        }
        if (longer(measure.blockedOthers(), budget.blockedOthers())) {
            over.add(TEXTS.get("over.blockedOthers"));
        }
        if (longer(measure.up().took(), budget.step()) || longer(measure.down().took(), budget.step())) {
            over.add(TEXTS.get("over.step"));
        }
        return over;
    }

    /** The rows it touched on the way up, -1 when there were none to count. */
    public long rows() {
        return measure.up().rows();
    }

    Duration held() {
        return MeasuredLock.strongest(measure.locks()).map(MeasuredLock::held).orElse(Duration.ZERO);
    }

    /** Whether it was run at all: a run that fails leaves out what comes after. */
    boolean run() {
        return failed || !measure.up().took().isZero();
    }

    private static boolean longer(Duration measured, Duration limit) {
        return measured.compareTo(limit) > 0;
    }
}
