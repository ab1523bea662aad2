package dev.slipway.ui.rehearse;

import dev.slipway.rehearse.EvidenceSummary.BudgetResult;
import dev.slipway.rehearse.fold.Durations;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.StepBar;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import dev.slipway.ui.kit.Words;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Each limit with what came closest to it. */
final class BudgetTiles extends FlowPane {
    private static final Texts TEXTS = Texts.of(BudgetTiles.class);

    BudgetTiles() {
        super(10, 10);
        getStyleClass().add("budget-tiles");
    }

    void show(List<BudgetResult> results) {
        getChildren().setAll(results.stream().map(BudgetTiles::tile).toList());
    }

    private static VBox tile(BudgetResult result) {
        Tone tone = result.kept() ? Tone.GOOD : Tone.BAD;
        var value = new Label(result.measured().isZero() ? "–" : Durations.words(result.measured()), tone.icon().node(14, tone));
        value.getStyleClass().add("tile-value");
        var limit = Words.muted(TEXTS.get("budget.of", Durations.words(result.limit())));
        limit.setMinWidth(USE_PREF_SIZE);
        value.setMinWidth(USE_PREF_SIZE);
        var numbers = new HBox(6, value, limit);
        numbers.setAlignment(Pos.BASELINE_LEFT);
        var bar = new StepBar();
        bar.getStyleClass().add("thin");
        double share = result.measured().shareOf(result.limit());
        bar.show(List.of(new StepBar.Part(result.name(), 1, result.kept() ? StepBar.State.RUNNING : StepBar.State.FAILED, Math.min(1,
                share))));
        var where = Words.caption(result.measured().isZero() ? TEXTS.get("budget.none")
                : result.where().isEmpty() ? TEXTS.get("budget.whole") : result.where());
        var tile = new VBox(4, Words.caption(brief(result.name())), numbers, bar, where);
        tile.getStyleClass().addAll("tile", tone.styleClass());
        tile.setMinWidth(0);
        tile.setPrefWidth(200);
        javafx.scene.control.Tooltip.install(tile, Buttons.tooltip(sentence(result.name()) + ": " + Durations.words(result.measured()) + " "
                + limit.getText() + (result.where().isEmpty() ? "" : "\n" + result.where())));
        return tile;
    }

    /** The name fits its tile; the tooltip has it in full. */
    private static String brief(String name) {
        return sentence(name.length() > 26 && name.startsWith("longest ") ? name.substring("longest ".length()) : name);
    }

    private static String sentence(String name) {
        return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
