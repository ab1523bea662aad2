package dev.slipway.ui.rehearse;

import dev.slipway.rehearse.EvidenceSummary.BudgetResult;
import dev.slipway.rehearse.event.Quantity;
import dev.slipway.rehearse.fold.Durations;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.StepBar;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import dev.slipway.ui.kit.Words;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/** Each limit with what came closest to it, as many in a row as there is room for. */
final class BudgetTiles extends Pane {
    private static final Texts TEXTS = Texts.of(BudgetTiles.class);

    private static final double GAP = 8;
    private static final double LEAST = 156;

    BudgetTiles() {
        getStyleClass().add("budget-tiles");
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private int columns(double width) {
        int most = Math.max(1, (int) ((width + GAP) / (LEAST + GAP)));
        int rows = Math.max(1, (getChildren().size() + most - 1) / most);
        // The rows are as full as one another.
        return Math.max(1, (getChildren().size() + rows - 1) / rows);
    }

    private double tallest() {
        return getChildren().stream().mapToDouble(tile -> tile.prefHeight(-1)).max().orElse(0);
    }

    @Override
    protected double computePrefHeight(double width) {
        int columns = columns(width < 0 ? getWidth() : width);
        int rows = (getChildren().size() + columns - 1) / columns;
        return rows * tallest() + Math.max(0, rows - 1) * GAP;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return LEAST;
    }

    @Override
    protected void layoutChildren() {
        int columns = columns(getWidth());
        double wide = (getWidth() - (columns - 1) * GAP) / columns;
        double tall = tallest();
        for (int i = 0; i < getChildren().size(); i++) {
            double x = Math.round(i % columns * (wide + GAP));
            getChildren().get(i).resizeRelocate(x, i / columns * (tall + GAP), Math.floor(wide), tall);
        }
    }

    void show(List<BudgetResult> results) {
        getChildren().setAll(results.stream().filter(BudgetTiles::tells).map(BudgetTiles::tile).toList());
    }

    /** Without a workload nothing comes near its limits, and a dash of zero tells nothing. */
    private static boolean tells(BudgetResult result) {
        return !result.kept() || !result.measured().isZero() || result.limit().unit() == Quantity.Unit.NANOSECONDS;
    }

    private static VBox tile(BudgetResult result) {
        Tone tone = result.kept() ? Tone.GOOD : Tone.BAD;
        var value = new Label(result.measured().isZero() ? "–" : words(result.measured()), tone.icon().node(14, tone));
        value.getStyleClass().add("tile-value");
        var limit = Words.muted(TEXTS.get("budget.of", limit(result.limit())));
        limit.setMinWidth(USE_PREF_SIZE);
        value.setMinWidth(USE_PREF_SIZE);
        var numbers = new HBox(6, value, limit);
        numbers.setAlignment(Pos.BASELINE_LEFT);
        var bar = new StepBar();
        bar.getStyleClass().add("thin");
        double share = result.measured().shareOf(result.limit());
        bar.show(List.of(new StepBar.Part(result.name(), 1, result.kept() ? StepBar.State.RUNNING : StepBar.State.FAILED, Math.min(1,
                share))));
        var tile = new VBox(4, Words.caption(brief(result.name())), numbers, bar);
        tile.getStyleClass().addAll("tile", tone.styleClass());
        tile.setMinWidth(0);
        javafx.scene.control.Tooltip.install(tile, Buttons.tooltip(sentence(result.name()) + ": " + words(result.measured()) + " "
                + limit.getText() + "\n" + where(result)));
        return tile;
    }

    private static String where(BudgetResult result) {
        return result.measured().isZero() ? TEXTS.get("budget.none")
                : result.where().isEmpty() ? TEXTS.get("budget.whole") : result.where();
    }

    private static String limit(Quantity quantity) {
        return quantity.unit() == Quantity.Unit.NANOSECONDS ? Format.limit(quantity.duration()) : words(quantity);
    }

    private static String words(Quantity quantity) {
        return switch (quantity.unit()) {
            case NANOSECONDS -> Format.duration(quantity.duration());
            case BYTES -> Format.size(quantity.amount());
            case PIECES -> Durations.words(quantity);
            case THOUSANDTHS -> String.format(java.util.Locale.ROOT, "%.1f ×", quantity.amount() / 1000.0);
        };
    }

    /** The name fits its tile; the tooltip has it in full. */
    private static String brief(String name) {
        return sentence(name.length() > 26 && name.startsWith("longest ") ? name.substring("longest ".length()) : name);
    }

    private static String sentence(String name) {
        return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
