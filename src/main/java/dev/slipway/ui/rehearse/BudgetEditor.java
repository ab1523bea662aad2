package dev.slipway.ui.rehearse;

import dev.slipway.rehearse.event.Budget;
import dev.slipway.rehearse.event.Quantity;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Texts;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** The limits of the next rehearsal, each editable in place; what is no such limit is marked and not taken. */
final class BudgetEditor extends GridPane {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
    private static final Texts TEXTS = Texts.of(BudgetEditor.class);

    private final ObjectProperty<Budget> budget;
    private final Map<Limit, TextField> fields = new EnumMap<>(Limit.class);

    BudgetEditor(ObjectProperty<Budget> budget) {
        super(12, 4);
        this.budget = budget;
        var names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        var values = new ColumnConstraints(104);
        values.setHalignment(HPos.RIGHT);
        getColumnConstraints().addAll(names, values);
        for (Limit limit : Limit.values()) {
            addRow(getRowCount(), name(limit), field(limit));
        }
        budget.subscribe(now -> fields.forEach((limit, field) -> {
            if (!field.isFocused()) {
                field.setText(LimitText.write(limit.in(now)));
            }
        }));
    }

    private Label name(Limit limit) {
        var name = new Label(limit.title());
        name.setTooltip(Buttons.tooltip(limit.meaning()));
        return name;
    }

    private TextField field(Limit limit) {
        Quantity.Unit unit = limit.in(Budget.DEFAULT).unit();
        var field = new TextField();
        field.setId("limit-" + limit.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        field.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
        field.setAccessibleText(limit.title());
        field.setAccessibleHelp(limit.meaning());
        field.setOnAction(event -> take(limit, field));
        field.textProperty().subscribe(text -> field.pseudoClassStateChanged(ERROR, LimitText.parse(unit, text).isEmpty()));
        field.focusedProperty().subscribe(focused -> {
            if (!focused) {
                take(limit, field);
            }
        });
        field.setTooltip(Buttons.tooltip(TEXTS.get("budget.how." + unit)));
        fields.put(limit, field);
        return field;
    }

    private void take(Limit limit, TextField field) {
        Quantity now = limit.in(budget.get());
        Optional<Quantity> typed = LimitText.parse(now.unit(), field.getText());
        if (typed.isPresent() && !LimitText.write(now).equals(LimitText.write(typed.get()))) {
            budget.set(limit.with(budget.get(), typed.get()));
        } else if (!field.getText().isEmpty()) {
            field.setText(LimitText.write(now));
        }
    }
}
