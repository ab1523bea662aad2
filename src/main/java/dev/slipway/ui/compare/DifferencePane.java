package dev.slipway.ui.compare;

import dev.slipway.diff.Difference;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.Table;
import dev.slipway.model.TableStatistics;
import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Badge;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.PropertyTable;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.kit.code.SideBySideDiff;
import dev.slipway.ui.work.Comparison;
import dev.slipway.ui.work.DifferenceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** One difference: both texts side by side, below them property by property, and what it stands on. */
final class DifferencePane extends BorderPane {
    private static final Texts TEXTS = Texts.of(DifferencePane.class);

    private static final double NAMES = 230;

    private final CompareModel model;
    private final SideBySideDiff diff;
    private final HBox head = new HBox(10);
    private final ToggleButton reviewed = new ToggleButton(TEXTS.get("review.mark"), AppIcon.DONE.node(14));
    private final IgnoreMenu ignore;
    private final Button pair;
    private final RelationsPane relations;
    private final Tab properties = new Tab(TEXTS.get("tab.properties"));
    private final Tab related;
    private final TabPane tabs = new TabPane();
    private @Nullable Comparison comparison;
    private @Nullable Difference shown;
    private int request;

    /** @param toPair opens the pairing of two objects by hand */
    DifferencePane(CompareModel model, Command toPair) {
        this.model = model;
        this.diff = new SideBySideDiff(model.bench().background());
        this.ignore = new IgnoreMenu(model);
        this.pair = Buttons.of(toPair);
        this.relations = new RelationsPane(model::select);
        this.related = new Tab(TEXTS.get("tab.related"), relations);
        tabs.setId("difference-tabs");
        diff.setOnBeyond(model::step);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setPadding(new Insets(8, 16, 8, 16));
        head.setMinHeight(44);
        head.setId("difference-head");
        reviewed.setId("reviewed");
        reviewed.getStyleClass().add("review");
        reviewed.setMinWidth(USE_PREF_SIZE);
        reviewed.setOnAction(event -> model.selectedProperty().get().ifPresent(now ->
                model.bench().reviewing().mark(List.of(now.key()), reviewed.isSelected())));
        reviewed.setTooltip(Buttons.tooltip(TEXTS.get("review.tip")));
        model.bench().reviewing().marksProperty().subscribe(marks -> showReviewed());
        pair.setMinWidth(USE_PREF_SIZE);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getStyleClass().add("difference-tabs");
        tabs.setAccessibleText(TEXTS.get("tab.name"));
        tabs.getTabs().add(related);
        var split = new SplitPane(diff, tabs);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.68);
        setTop(head);
        setCenter(split);
    }

    List<Command> commands() {
        return diff.commands();
    }

    /** Opens the ways to be rid of what is looked at. */
    void showIgnore() {
        ignore.requestFocus();
        ignore.show();
    }

    /** Goes to what the object depends on and what depends on it. */
    void showRelated() {
        tabs.getSelectionModel().select(related);
        relations.lookup("#needs").requestFocus();
    }

    void show(Comparison now, Difference difference) {
        // A choice changes the comparison and not what is seen of it.
        if (difference.equals(shown) && comparison != null && comparison.diff() == now.diff()) {
            return;
        }
        comparison = now;
        shown = difference;
        showHead(now, difference);
        showReviewed();
        String left = now.from().source();
        String right = now.to().source();
        int mine = ++request;
        model.bench().background().compute("printing " + difference.key().qualified(), progress ->
                new Printed(DifferenceText.of(now, difference), Relations.of(now, difference))).onDone(printed -> {
            if (mine == request) {
                show(printed, left, right);
            }
        });
        showProperties(difference, left, right);
    }

    private record Printed(DifferenceText text, Relations relations) {}

    private void show(Printed printed, String left, String right) {
        DifferenceText text = printed.text();
        diff.show(text.left().isEmpty() ? TEXTS.get("side.none", left) : left, text.left(),
                text.right().isEmpty() ? TEXTS.get("side.none", right) : right, text.right());
        relations.show(printed.relations());
        int count = printed.relations().needs().size() + printed.relations().neededBy().size();
        related.setText(count == 0 ? TEXTS.get("tab.related") : TEXTS.get("tab.relatedCount", Format.count(count)));
    }

    private void showProperties(Difference difference, String left, String right) {
        List<PropertyTable.Line> lines = PropertyLines.of(difference);
        boolean there = tabs.getTabs().contains(properties);
        if (lines.isEmpty()) {
            tabs.getTabs().remove(properties);
            return;
        }
        var table = new PropertyTable(left, right);
        table.setAccessibleText(TEXTS.get("properties.name", difference.key().qualified()));
        table.getColumns().getFirst().setPrefWidth(NAMES);
        table.show(lines);
        properties.setContent(table);
        properties.setText(TEXTS.get("tab.propertiesCount", Format.count(lines.size())));
        if (!there) {
            tabs.getTabs().addFirst(properties);
            tabs.getSelectionModel().select(properties);
        }
    }

    private void showReviewed() {
        boolean marked = shown != null && model.bench().reviewing().reviewed(shown.key());
        reviewed.setSelected(marked);
        reviewed.setText(TEXTS.get(marked ? "review.marked" : "review.mark"));
    }

    private void showHead(Comparison now, Difference difference) {
        ObjectKey key = difference.key();
        Label name = Words.heading(key.qualified());
        name.setMinWidth(0);
        name.setTooltip(Buttons.tooltip(key.described()));
        Label kind = Words.muted(key.kind().word());
        kind.setMinWidth(USE_PREF_SIZE);
        List<Node> nodes = new ArrayList<>(List.of(name, kind, new Badge(Change.of(difference).tone())));
        if (difference instanceof Difference.Renamed renamed && !renamed.from().key().equals(key)) {
            nodes.add(Words.muted(TEXTS.get("head.formerly", renamed.from().key().qualified())));
        }
        rows(now, difference).ifPresent(rows -> {
            Label count = Words.muted(rows);
            count.setMinWidth(0);
            nodes.add(count);
        });
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        nodes.add(spring);
        if (canBePaired(difference)) {
            nodes.add(pair);
        }
        ignore.about(difference);
        nodes.addAll(List.of(ignore, reviewed));
        head.getChildren().setAll(nodes);
    }

    /** What is new or gone, and a table that loses a column while another comes. */
    private static boolean canBePaired(Difference difference) {
        return switch (difference) {
            case Difference.Added _, Difference.Removed _ -> true;
            case Difference.Changed(Table from, Table to, var _) -> from.columns().stream().anyMatch(c -> to.column(c.name()).isEmpty())
                    && to.columns().stream().anyMatch(c -> from.column(c.name()).isEmpty());
            case Difference.Changed _, Difference.Renamed _ -> false;
        };
    }

    private static Optional<String> rows(Comparison now, Difference difference) {
        ObjectKey before = difference instanceof Difference.Renamed renamed ? renamed.from().key() : difference.key();
        TableStatistics size = now.from().statistics().get(before);
        return size == null || size.rows() < 0 ? Optional.empty()
                : Optional.of(TEXTS.get("head.size", Format.count(size.rows(), "row"), Format.size(size.bytes() + size.indexBytes())));
    }
}
