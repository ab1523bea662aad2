package dev.slipway.ui.rehearse;

import dev.slipway.rehearse.event.Budget.Costs;
import dev.slipway.rehearse.event.Budget;
import dev.slipway.rehearse.event.LockMode;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Texts;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** How long a step may hold a lock of one mode, for each mode; those that are left empty have no limit of their own. */
final class HoldEditor extends TitledPane {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
    private static final Texts TEXTS = Texts.of(HoldEditor.class);

    private final ObjectProperty<Budget> budget;
    private final Map<LockMode, TextField> fields = new EnumMap<>(LockMode.class);

    HoldEditor(ObjectProperty<Budget> budget) {
        this.budget = budget;
        var names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        var values = new ColumnConstraints(104);
        values.setHalignment(HPos.RIGHT);
        var grid = new GridPane(12, 4);
        grid.getColumnConstraints().addAll(names, values);
        for (LockMode mode : Arrays.stream(LockMode.values()).filter(LockMode::isOfTables).toList()) {
            var name = new Label(mode.words());
            name.setTooltip(Buttons.tooltip(TEXTS.get("hold.blocks", mode.blocks())));
            grid.addRow(grid.getRowCount(), name, field(mode));
        }
        setId("limit-holds");
        setContent(grid);
        setExpanded(false);
        setMinWidth(0);
        setAnimated(false);
        budget.subscribe(this::show);
    }

    private void show(Budget now) {
        Map<LockMode, Duration> holds = now.costs().holds();
        setText(TEXTS.get("hold.title", holds.isEmpty() ? TEXTS.get("hold.none") : TEXTS.get("hold.set", String.valueOf(holds.size()))));
        fields.forEach((mode, field) -> {
            if (!field.isFocused()) {
                field.setText(written(mode, now));
            }
        });
    }

    private static String written(LockMode mode, Budget budget) {
        return Optional.ofNullable(budget.costs().holds().get(mode)).map(DurationText::write).orElse("");
    }

    private TextField field(LockMode mode) {
        var field = new TextField();
        field.setId("hold-" + mode.words().toLowerCase(java.util.Locale.ROOT).replace(' ', '-'));
        field.setAlignment(Pos.CENTER_RIGHT);
        field.setPromptText(TEXTS.get("hold.empty"));
        field.setAccessibleText(TEXTS.get("hold.field", mode.words()));
        field.setOnAction(event -> take(mode, field));
        field.textProperty().subscribe(text ->
                field.pseudoClassStateChanged(ERROR, !text.isBlank() && DurationText.parse(text).isEmpty()));
        field.focusedProperty().subscribe(focused -> {
            if (!focused) {
                take(mode, field);
            }
        });
        fields.put(mode, field);
        return field;
    }

    /** What is no duration is not taken; the limit there was comes back. */
    private void take(LockMode mode, TextField field) {
        String before = written(mode, budget.get());
        Optional<Duration> typed = DurationText.parse(field.getText());
        if (!field.getText().isBlank() && typed.isEmpty()) {
            field.setText(before);
        } else if (!typed.map(DurationText::write).orElse("").equals(before)) {
            budget.set(with(mode, typed));
        }
    }

    private Budget with(LockMode mode, Optional<Duration> limit) {
        Costs costs = budget.get().costs();
        Map<LockMode, Duration> holds = new EnumMap<>(LockMode.class);
        holds.putAll(costs.holds());
        holds.remove(mode);
        limit.ifPresent(longest -> holds.put(mode, longest));
        return budget.get().withCosts(costs.withHolds(holds));
    }
}
