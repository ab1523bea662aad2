package dev.slipway.ui.approve;

import dev.slipway.plan.Severity;
import dev.slipway.ui.kit.Badge;
import dev.slipway.ui.kit.BothSides;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.StepTable;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import dev.slipway.ui.work.SeverityTone;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** The steps with their risks as they were planned and their costs as they were measured. */
final class StepsPane extends StepTable<StepRow> {
    private static final Texts TEXTS = Texts.of(StepsPane.class);

    StepsPane() {
        super(row -> row.step().number(), row -> row.step().title(), StepRow::details);
        setAccessibleText(TEXTS.get("steps.title"));
        getColumns().addAll(List.of(number(), title(300),
                column(TEXTS.get("steps.risk"), new Width(84, 90, 108),
                        Comparator.comparing(row -> row.severity().map(Severity::ordinal).orElse(-1)), _ -> "",
                        row -> row.severity().map(severity -> new Badge(SeverityTone.of(severity))).orElse(null)),
                column(TEXTS.get("steps.lock"), new Width(146, 150, 180), Comparator.comparing(StepRow::held), _ -> "",
                        row -> new BothSides(row.lockUp(), row.lockDown())),
                numbers(TEXTS.get("steps.up"), new Width(70, 72, 80), Comparator.comparing(StepRow::up), row -> time(row.up())),
                numbers(TEXTS.get("steps.down"), new Width(70, 72, 80), Comparator.comparing(StepRow::down), row -> time(row.down())),
                column(TEXTS.get("steps.loses"), new Width(72, 84, 100), Comparator.comparing(StepRow::sides),
                        row -> row.sides().isEmpty() ? "–" : row.sides(),
                        row -> row.loses().isEmpty() ? null : Tone.HIGH.icon().node(13, Tone.HIGH))));
    }

    @Override
    public void show(List<StepRow> rows) {
        super.show(rows);
        getSelectionModel().select(rows.stream().filter(row -> !row.step().effects().upLoses().isEmpty()).findFirst()
                .or(() -> rows.stream().findFirst()).orElse(null));
    }

    private static String time(Duration duration) {
        return duration.isZero() ? "–" : Format.duration(duration);
    }
}
