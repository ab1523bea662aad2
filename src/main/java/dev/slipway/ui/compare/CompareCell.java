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
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A row of the list of differences. */
final class CompareCell extends ListCell<CompareRow> {
    private static final Texts TEXTS = Texts.of(CompareCell.class);
    private static final int INDENT = 14;

    private final CompareModel model;

    CompareCell(CompareModel model) {
        this.model = model;
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable CompareRow row, boolean empty) {
        super.updateItem(row, empty);
        setText(null);
        setTooltip(null);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        var line = new HBox(6);
        line.setAlignment(Pos.CENTER_LEFT);
        switch (row) {
            case CompareRow.Schema schema -> group(line, 0, schema, schema.expanded(), AppIcon.SCHEMA,
                    schema.name().isEmpty() ? TEXTS.get("list.noSchema") : schema.name());
            case CompareRow.Kind kind -> group(line, 1, kind, kind.expanded(), KindIcon.of(kind.kind()), kind.kind().plural());
            case CompareRow.Item item -> item(line, item);
        }
        setGraphic(line);
    }

    private void group(HBox line, int depth, CompareRow row, boolean expanded, AppIcon icon, String name) {
        Node arrow = (expanded ? AppIcon.COLLAPSE : AppIcon.EXPAND).node(14);
        arrow.setOnMouseClicked(event -> {
            model.toggle(row);
            event.consume();
        });
        var title = new Label(name);
        title.getStyleClass().add("strong");
        line.setPadding(new Insets(0, 0, 0, depth * INDENT));
        line.getChildren().addAll(arrow, check(row), icon.node(14), title, spring(), Words.muted(Format.count(row.keys().size())));
        setAccessibleText(name + ", " + Format.count(row.keys().size(), "difference") + ", " + TEXTS.get("list.chosen", row.chosen()));
    }

    private void item(HBox line, CompareRow.Item item) {
        Difference difference = item.difference();
        Change change = Change.of(difference);
        var name = new Label(name(difference));
        name.setMinWidth(0);
        // What tells names of one table apart is at their end.
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        HBox.setHgrow(name, Priority.SOMETIMES);
        var sign = new Label(change.sign());
        sign.getStyleClass().addAll("change-sign", change.tone().styleClass());
        line.setPadding(new Insets(0, 0, 0, 2 * INDENT + 14));
        line.getChildren().addAll(check(item), sign, name, spring());
        Severity weight = Weight.of(difference);
        if (weight.compareTo(Severity.MEDIUM) >= 0) {
            line.getChildren().add(new Badge(tone(weight)));
        }
        Node mark = item.reviewed() ? AppIcon.DONE.node(14, Tone.GOOD) : AppIcon.DONE.node(14);
        mark.setVisible(item.reviewed());
        line.getChildren().add(mark);
        String words = difference.key().described() + ", " + change.name().toLowerCase(java.util.Locale.ROOT)
                + (item.reviewed() ? ", " + TEXTS.get("list.reviewed") : "");
        setTooltip(Buttons.tooltip(model.fixed(item) ? words + "\n" + TEXTS.get("list.fixed") : words));
        setAccessibleText(words + ", " + TEXTS.get(item.isChosen() ? "list.in" : "list.out"));
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

    static Tone tone(Severity severity) {
        return switch (severity) {
            case INFO -> Tone.INFO;
            case LOW -> Tone.LOW;
            case MEDIUM -> Tone.MEDIUM;
            case HIGH -> Tone.HIGH;
            case CRITICAL -> Tone.CRITICAL;
        };
    }

    private CheckBox check(CompareRow row) {
        var box = new CheckBox();
        // The row has the focus, and Space on it does the same.
        box.setFocusTraversable(false);
        box.setIndeterminate(row.chosen() > 0 && !row.all());
        box.setSelected(row.all());
        boolean fixed = model.fixed(row);
        box.setMouseTransparent(fixed);
        box.setOpacity(fixed ? 0.5 : 1);
        box.setAccessibleText(TEXTS.get(fixed ? "list.fixed" : "list.take"));
        box.setOnAction(event -> model.choose(row));
        return box;
    }

    private static Region spring() {
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }
}
