package dev.slipway.ui.compare;

import dev.slipway.diff.Difference;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.plan.Severity;
import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Badge;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.SeverityTone;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** A row of the list of differences. Its parts are made once: a list that is filtered at every key press has no time for more. */
final class CompareCell extends ListCell<CompareRow> {
    private static final Texts TEXTS = Texts.of(CompareCell.class);
    private static final int INDENT = 14;

    private final CompareModel model;
    private final CheckBox check = new CheckBox();
    private final StackPane arrow = new StackPane();
    private final StackPane icon = new StackPane();
    private final Label sign = new Label();
    private final Label name = new Label();
    private final Label count = Words.muted("");
    private final HBox badge = new HBox();
    private final Node reviewed = AppIcon.DONE.node(14, Tone.GOOD);
    private final Tooltip tooltip = Buttons.tooltip("");
    private final HBox line = new HBox(6, arrow, check, icon, sign, name, spring(), count, badge, reviewed);
    private Severity weight = Severity.INFO;

    CompareCell(CompareModel model) {
        this.model = model;
        setPrefWidth(0);
        line.setAlignment(Pos.CENTER_LEFT);
        // As high whatever it shows, so that nothing stands where another row's parts put it.
        line.setMinHeight(CompareView.ROW);
        line.setPrefHeight(CompareView.ROW);
        badge.setAlignment(Pos.CENTER);
        // The row has the focus, and Space on it does the same.
        check.setFocusTraversable(false);
        check.setOnAction(event -> model.choose(getItem()));
        arrow.setOnMouseClicked(event -> {
            model.toggle(getItem());
            event.consume();
        });
        name.setMinWidth(0);
        // What tells names of one table apart is at their end.
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        HBox.setHgrow(name, Priority.SOMETIMES);
        for (Node part : List.of(arrow, icon, sign, count, badge)) {
            part.managedProperty().bind(part.visibleProperty());
        }
    }

    @Override
    protected void updateItem(@Nullable CompareRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            return;
        }
        boolean group = !(row instanceof CompareRow.Item);
        arrow.setVisible(group);
        icon.setVisible(group);
        count.setVisible(group);
        sign.setVisible(!group);
        badge.setVisible(!group);
        check(row);
        switch (row) {
            case CompareRow.Schema schema -> group(0, schema, schema.expanded(), AppIcon.SCHEMA,
                    schema.name().isEmpty() ? TEXTS.get("list.noSchema") : schema.name());
            case CompareRow.Kind kind -> group(1, kind, kind.expanded(), KindIcon.of(kind.kind()), kind.kind().plural());
            case CompareRow.Item item -> item(item);
        }
        setGraphic(line);
    }

    private void group(int depth, CompareRow row, boolean expanded, AppIcon picture, String title) {
        arrow.getChildren().setAll((expanded ? AppIcon.COLLAPSE : AppIcon.EXPAND).node(14));
        icon.getChildren().setAll(picture.node(14));
        name.setText(title);
        name.getStyleClass().setAll("label", "strong");
        count.setText(Format.count(row.keys().size()));
        reviewed.setVisible(false);
        reviewed.setManaged(false);
        line.setPadding(new Insets(0, 0, 0, depth * INDENT));
        setTooltip(null);
        setAccessibleText(title + ", " + Format.count(row.keys().size(), "difference") + ", " + TEXTS.get("list.chosen", row.chosen()));
    }

    private void item(CompareRow.Item item) {
        Difference difference = item.difference();
        Change change = Change.of(difference);
        name.setText(name(difference));
        name.getStyleClass().setAll("label");
        sign.setText(change.sign());
        sign.getStyleClass().setAll("label", "change-sign", change.tone().styleClass());
        line.setPadding(new Insets(0, 0, 0, 2 * INDENT + 14));
        weigh(Weight.of(difference));
        reviewed.setManaged(true);
        reviewed.setVisible(item.reviewed());
        String words = difference.key().described() + ", " + change.name().toLowerCase(Locale.ROOT)
                + (item.reviewed() ? ", " + TEXTS.get("list.reviewed") : "");
        tooltip.setText(model.fixed(item) ? words + "\n" + TEXTS.get("list.fixed") : words);
        setTooltip(tooltip);
        setAccessibleText(words + ", " + TEXTS.get(item.isChosen() ? "list.in" : "list.out"));
    }

    private void weigh(Severity now) {
        if (now != weight) {
            weight = now;
            badge.getChildren().clear();
            if (now.compareTo(Severity.MEDIUM) >= 0) {
                badge.getChildren().add(new Badge(SeverityTone.of(now)));
            }
        }
    }

    private void check(CompareRow row) {
        check.setIndeterminate(row.chosen() > 0 && !row.all());
        check.setSelected(row.all());
        boolean fixed = model.fixed(row);
        check.setMouseTransparent(fixed);
        check.setOpacity(fixed ? 0.5 : 1);
        check.setAccessibleText(TEXTS.get(fixed ? "list.fixed" : "list.take"));
    }

    /** The schema and the kind stand above; a part names its table, unless its own name begins with it. */
    private static String name(Difference difference) {
        ObjectKey key = difference.key();
        boolean named = key.parent().isEmpty() || key.name().startsWith(key.parent() + "_");
        String own = named ? key.name() : key.parent() + " · " + key.name();
        String full = key.kind() == ObjectKind.FUNCTION || key.kind() == ObjectKind.PROCEDURE ? own + "(" + key.signature() + ")" : own;
        if (difference instanceof Difference.Renamed renamed) {
            return renamed.from().key().equals(key) ? full + " · " + renamed.properties().stream().map(c -> c.from() + " → " + c.to())
                    .collect(Collectors.joining(", ")) : renamed.from().key().name() + " → " + full;
        }
        return full;
    }

    private static Region spring() {
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }
}
