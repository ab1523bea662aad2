package dev.slipway.ui.kit;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a plan, one a row, sortable by every column: number and title, and whatever columns its owner adds. What room is left
 * belongs to the title, which identifies the row.
 *
 * @param <R> a row
 */
public class StepTable<R> extends TableView<R> {
    private static final Texts TEXTS = Texts.of(StepTable.class);

    private final ToIntFunction<R> number;
    private final Function<R, String> title;
    private final Function<R, String> details;

    /** @param details everything about a step, for its tooltip */
    protected StepTable(ToIntFunction<R> number, Function<R, String> title, Function<R, String> details) {
        this.number = number;
        this.title = title;
        this.details = details;
        getStyleClass().addAll("quiet-table", "step-table");
        setFixedCellSize(StepTitle.ROW);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
    }

    /** How wide a column is, px. */
    public record Width(double least, double wanted, double most) {
        /** It keeps its width, give or take a fifth. */
        public static Width fixed(double px) {
            return new Width(px, px, px * 1.2);
        }
    }

    /** Replaces the rows; the order that was chosen by a column stays. */
    public void show(List<R> rows) {
        var sorted = new SortedList<>(FXCollections.observableArrayList(rows));
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
    }

    protected TableColumn<R, R> number() {
        return numbers(TEXTS.get("steps.number"), Width.fixed(44), Comparator.comparingInt(number),
                row -> String.valueOf(number.applyAsInt(row)));
    }

    protected TableColumn<R, R> title(double wanted) {
        return column(TEXTS.get("steps.step"), new Width(200, wanted, Double.MAX_VALUE), Comparator.comparing(title), _ -> "",
                row -> StepTitle.of(title.apply(row)).node());
    }

    /** A column of numbers, at the right of their cells. */
    protected TableColumn<R, R> numbers(String heading, Width width, Comparator<R> order, Function<R, String> text) {
        TableColumn<R, R> column = column(heading, width, order, text, _ -> null);
        column.getStyleClass().add("numeric");
        return column;
    }

    /** @param graphic what stands before the text, or in place of it */
    protected TableColumn<R, R> column(String heading, Width width, Comparator<R> order, Function<R, String> text,
            Function<R, @Nullable Node> graphic) {
        var column = new TableColumn<R, R>(heading);
        column.setPrefWidth(width.wanted());
        column.setMinWidth(width.least());
        column.setMaxWidth(width.most());
        column.setComparator(order);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(owner -> new Cell(text, graphic, owner.getStyleClass().contains("numeric")));
        return column;
    }

    private final class Cell extends TableCell<R, R> {
        private final Function<R, String> text;
        private final Function<R, @Nullable Node> graphic;

        Cell(Function<R, String> text, Function<R, @Nullable Node> graphic, boolean numeric) {
            this.text = text;
            this.graphic = graphic;
            setGraphicTextGap(6);
            if (numeric) {
                getStyleClass().add("numeric");
            }
        }

        @Override
        protected void updateItem(@Nullable R row, boolean empty) {
            super.updateItem(row, empty);
            boolean shown = !empty && row != null;
            setText(shown ? text.apply(row) : null);
            setGraphic(shown ? graphic.apply(row) : null);
            setTooltip(shown ? Buttons.tooltip(details.apply(row)) : null);
            setAccessibleText(shown && getGraphic() != null && text.apply(row).isEmpty()
                    ? number.applyAsInt(row) + " " + title.apply(row) + sides(getGraphic()) : null);
        }

        private static String sides(Node graphic) {
            return graphic instanceof BothSides both ? ", " + both.words() : "";
        }
    }
}
