package dev.slipway.ui.rehearse;

import dev.slipway.rehearse.EvidenceSummary.MeasuredLock;
import dev.slipway.rehearse.EvidenceSummary.SideMeasure;
import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.BothSides;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.StepTable;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import dev.slipway.ui.kit.Words;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What each step cost, sortable by every column. */
final class MeasuredSteps extends StepTable<StepLine> {
    private static final Texts TEXTS = Texts.of(MeasuredSteps.class);

    MeasuredSteps() {
        super(StepLine::number, StepLine::title, MeasuredSteps::details);
        setId("measured-steps");
        setAccessibleText(TEXTS.get("steps.title"));
        setPlaceholder(Words.muted(TEXTS.get("steps.none")));
        getColumns().addAll(List.of(number(), title(340),
                numbers(TEXTS.get("steps.up"), Width.fixed(66), Comparator.comparing(line -> line.measure().up().took()),
                        line -> time(line.measure().up().took())),
                numbers(TEXTS.get("steps.down"), Width.fixed(66), Comparator.comparing(line -> line.measure().down().took()),
                        line -> time(line.measure().down().took())),
                // The mode is what a DBA looks for: it is not to be cut off.
                column(TEXTS.get("steps.lock"), new Width(248, 268, 330), Comparator.comparing(StepLine::held), _ -> "",
                        line -> new BothSides(lock(line.measure().up()), lock(line.measure().down()))),
                numbers(TEXTS.get("steps.waited"), new Width(88, 96, 110), Comparator.comparing(line -> line.measure().blockedOthers()),
                        line -> time(line.measure().blockedOthers())),
                numbers(TEXTS.get("steps.rows"), new Width(66, 76, 90), Comparator.comparing(StepLine::rows),
                        line -> line.rows() < 0 ? "–" : Format.count(line.rows())),
                column(TEXTS.get("steps.rewritten"), new Width(104, 150, 240),
                        Comparator.comparing(line -> line.measure().rewritten().size()), _ -> "",
                        line -> new BothSides(String.join(", ", line.measure().up().rewritten()),
                                String.join(", ", line.measure().down().rewritten()))),
                column(TEXTS.get("steps.verdict"), new Width(118, 140, 230), Comparator.comparing(line -> tone(line).ordinal()),
                        MeasuredSteps::verdict, line -> (line.run() ? tone(line).icon() : AppIcon.EMPTY).node(14, tone(line)))));
    }

    private static String time(Duration duration) {
        return duration.isZero() ? "–" : Format.duration(duration);
    }

    private static String lock(SideMeasure side) {
        return MeasuredLock.strongest(side.locks())
                .map(lock -> TEXTS.get("steps.lockHeld", Format.duration(lock.held()), lock.mode())).orElse("");
    }

    private static String verdict(StepLine line) {
        return line.failed() ? TEXTS.get("verdict.failed") : !line.run() ? TEXTS.get("verdict.notRun")
                : line.over().isEmpty() ? TEXTS.get("verdict.kept") : line.over().getFirst();
    }

    /** All its locks, each with its relation; and all limits it broke. */
    private static String details(StepLine line) {
        long millis = line.measure().up().took().toMillis();
        String rows = line.rows() <= 0 || millis == 0 ? "" : "\n" + TEXTS.get("steps.rowsAt", Format.count(line.rows(), "row"),
                Format.rate(line.rows() * 1000.0 / millis));
        return line.number() + " " + line.title() + rows + locks("steps.up", line.measure().up())
                + locks("steps.down", line.measure().down())
                + line.over().stream().map(limit -> "\n" + limit).collect(Collectors.joining());
    }

    private static String locks(String side, SideMeasure measure) {
        return measure.locks().stream().sorted(Comparator.comparing(MeasuredLock::held).reversed())
                .map(lock -> "\n" + TEXTS.get("steps.lockOn", TEXTS.get(side), Format.duration(lock.held()), lock.mode(), lock.relation()))
                .collect(Collectors.joining());
    }

    static Tone tone(StepLine line) {
        return line.failed() ? Tone.BAD : !line.run() ? Tone.NEUTRAL : line.over().isEmpty() ? Tone.GOOD : Tone.HIGH;
    }
}
