package dev.slipway.ui.approve;

import dev.slipway.plan.Severity;
import dev.slipway.ui.kit.Badge;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.StepTitle;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** The steps with their risks as they were planned and their costs as they were measured. */
final class StepsPane extends TableView<StepRow> {
    private static final Texts TEXTS = Texts.of(StepsPane.class);

    StepsPane() {
        getStyleClass().addAll("quiet-table", "step-table");
        setFixedCellSize(StepTitle.ROW);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        setAccessibleText(TEXTS.get("steps.title"));
        getColumns().addAll(List.of(
                column("steps.number", 44, Comparator.comparing(row -> row.step().number()),
                        row -> String.valueOf(row.step().number()), StepsPane::none, true),
                column("steps.step", 330, Comparator.comparing(row -> row.step().title()), row -> "",
                        row -> StepTitle.of(row.step().title()).node(), false),
                column("steps.risk", 90, Comparator.comparing(row -> row.severity().map(Severity::ordinal).orElse(-1)),
                        row -> "", StepsPane::risk, false),
                column("steps.lock", 108, Comparator.comparing(StepRow::held), StepRow::lock, StepsPane::none, false),
                column("steps.up", 66, Comparator.comparing(StepRow::up), row -> time(row.up()), StepsPane::none, true),
                column("steps.down", 66, Comparator.comparing(StepRow::down), row -> time(row.down()), StepsPane::none, true),
                column("steps.loses", 84, Comparator.comparing(StepRow::sides), row -> row.sides().isEmpty() ? "–" : row.sides(),
                        row -> row.loses().isEmpty() ? null : Tone.HIGH.icon().node(13, Tone.HIGH), false)));
    }

    void show(List<StepRow> rows) {
        var sorted = new SortedList<>(FXCollections.observableArrayList(rows));
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        getSelectionModel().select(rows.stream().filter(row -> !row.step().effects().upLoses().isEmpty()).findFirst()
                .or(() -> rows.stream().findFirst()).orElse(null));
    }

    private static @Nullable Node none(StepRow row) {
        return null;
    }

    private static @Nullable Node risk(StepRow row) {
        return row.severity().map(severity -> new Badge(Tone.valueOf(severity.name()))).orElse(null);
    }

    private static String time(Duration duration) {
        return duration.isZero() ? "–" : Format.duration(duration);
    }

    private static TableColumn<StepRow, StepRow> column(String key, double width, Comparator<StepRow> order, Function<StepRow, String> text,
            Function<StepRow, @Nullable Node> graphic, boolean numeric) {
        var column = new TableColumn<StepRow, StepRow>(TEXTS.get(key));
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, 110));
        // The room that is left belongs to what identifies the row.
        column.setMaxWidth(key.equals("steps.step") ? Double.MAX_VALUE : width * 1.2);
        if (numeric) {
            column.getStyleClass().add("numeric");
        }
        column.setComparator(order);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(owner -> new Cell(text, graphic, numeric));
        return column;
    }

    private static final class Cell extends TableCell<StepRow, StepRow> {
        private final Function<StepRow, String> text;
        private final Function<StepRow, @Nullable Node> graphic;

        Cell(Function<StepRow, String> text, Function<StepRow, @Nullable Node> graphic, boolean numeric) {
            this.text = text;
            this.graphic = graphic;
            if (numeric) {
                getStyleClass().add("numeric");
            }
        }

        @Override
        protected void updateItem(@Nullable StepRow row, boolean empty) {
            super.updateItem(row, empty);
            boolean shown = !empty && row != null;
            setText(shown ? text.apply(row) : null);
            setGraphic(shown ? graphic.apply(row) : null);
            setTooltip(shown ? Buttons.tooltip(row.details()) : null);
            setAccessibleText(shown && getGraphic() != null ? row.step().number() + " " + row.step().title() : null);
        }
    }
}
