package dev.slipway.ui.approve;

import dev.slipway.export.RiskSummary;
import dev.slipway.plan.Loss;
import dev.slipway.plan.Severity;
import dev.slipway.plan.Step;
import dev.slipway.rehearse.EvidenceSummary;
import dev.slipway.rehearse.EvidenceSummary.BudgetResult;
import dev.slipway.rehearse.event.Side;
import dev.slipway.rehearse.fold.ForecastText;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.KeyFigure;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import dev.slipway.ui.work.SeverityTone;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The numbers to decide by. */
final class RiskHead extends HBox {
    private static final Texts TEXTS = Texts.of(RiskHead.class);

    RiskHead() {
        getStyleClass().add("risk-head");
    }

    void show(ApproveModel.Case subject) {
        EvidenceSummary evidence = subject.evidence().summary();
        RiskSummary risk = RiskSummary.of(subject.plan(), evidence);
        List<Loss> lost = subject.plan().steps().stream().map(Step::effects).flatMap(effects -> effects.upLoses().stream()).toList();
        long rows = evidence.losses().stream().mapToLong(loss -> Math.max(0, loss.rows())).sum();
        getChildren().setAll(
                figure("risk.severity", risk.severity().toUpperCase(Locale.ROOT), TEXTS.get("risk.worstHazard"),
                        tone(risk.severity().toUpperCase(Locale.ROOT))),
                figure("risk.lock", risk.worstLock().map(lock -> Format.duration(lock.held())).orElse("–"),
                        risk.worstLock().map(lock -> TEXTS.get("risk.lockOn", lock.mode(), lock.relation()))
                                .orElse(TEXTS.get("risk.noLock")),
                        Tone.NEUTRAL),
                figure("risk.waited", risk.blockedOthers().isZero() ? TEXTS.get("risk.nobody") : Format.duration(risk.blockedOthers()),
                        limit(evidence, "wait"), Tone.NEUTRAL),
                figure("risk.up", time(risk.up()), there(evidence, Side.UP).orElseGet(() -> limit(evidence, "up in total")), Tone.NEUTRAL),
                figure("risk.rollback", time(risk.down()), there(evidence, Side.DOWN).orElseGet(() -> limit(evidence, "rollback")),
                        Tone.NEUTRAL),
                figure("risk.loses", lost.isEmpty() ? TEXTS.get("risk.nothing") : Format.count(lost.size(), "object"),
                        lost.isEmpty() ? "" : TEXTS.get("risk.rows", Format.count(rows, "row")), lost.isEmpty() ? Tone.GOOD : Tone.HIGH));
    }

    /** Large figures know one red. */
    private static Tone tone(String severity) {
        Tone tone = SeverityTone.of(Severity.valueOf(severity));
        return tone == Tone.CRITICAL ? Tone.HIGH : tone;
    }

    private static String time(Duration duration) {
        return duration.isZero() ? "–" : Format.duration(duration);
    }

    /** How long it takes in production, where that was foretold. */
    private static Optional<String> there(EvidenceSummary evidence, Side side) {
        return evidence.forecast().flatMap(forecast -> ForecastText.total(forecast, side))
                .map(range -> TEXTS.get("risk.there", ForecastText.range(range)));
    }

    private static String limit(EvidenceSummary evidence, String part) {
        return evidence.budgets().stream().filter(budget -> budget.name().contains(part)).map(BudgetResult::limit).findFirst()
                .map(limit -> TEXTS.get("risk.limit", Format.limit(limit.duration()))).orElse("");
    }

    private static KeyFigure figure(String name, String value, String context, Tone tone) {
        var figure = new KeyFigure(TEXTS.get(name), value, context, tone);
        figure.setMinWidth(0);
        HBox.setHgrow(figure, Priority.ALWAYS);
        return figure;
    }
}
