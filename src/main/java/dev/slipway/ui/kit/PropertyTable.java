package dev.slipway.ui.kit;

import java.util.List;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** The same thing on two sides, property by property, with what the change means. */
public final class PropertyTable extends TableView<PropertyTable.Line> {
    /**
     * One property.
     *
     * @param tone how it differs: added, removed, changed; neutral when it does not
     * @param meaning what the change does, in a few words; may be empty
     */
    public record Line(String name, String left, String right, Tone tone, String meaning) {}

    /**
     * @param leftTitle heading of the left side: "production"
     * @param rightTitle heading of the right side: "desired"
     */
    public PropertyTable(String leftTitle, String rightTitle) {
        Texts texts = Texts.of(PropertyTable.class);
        getStyleClass().addAll("property-table", "quiet-table");
        setFixedCellSize(28);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setPlaceholder(Words.muted(texts.get("properties.none")));
        getColumns().addAll(List.of(
                column(texts.get("properties.name"), 170, Part.NAME),
                column(leftTitle, 200, Part.LEFT),
                column(rightTitle, 200, Part.RIGHT),
                column(texts.get("properties.meaning"), 240, Part.MEANING)));
    }

    /** Replaces the lines. */
    public void show(List<Line> lines) {
        getItems().setAll(lines);
    }

    private enum Part {
        NAME, LEFT, RIGHT, MEANING;

        String of(Line line) {
            return switch (this) {
                case NAME -> line.name();
                case LEFT -> line.left();
                case RIGHT -> line.right();
                case MEANING -> line.meaning();
            };
        }
    }

    private static TableColumn<Line, Line> column(String title, double width, Part part) {
        var column = new TableColumn<Line, Line>(title);
        column.setPrefWidth(width);
        column.setMinWidth(80);
        column.setSortable(false);
        column.setCellValueFactory(row -> new javafx.beans.property.ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(owner -> new LineCell(part));
        return column;
    }

    private static final class LineCell extends TableCell<Line, Line> {
        private final Part part;

        LineCell(Part part) {
            this.part = part;
            if (part == Part.LEFT || part == Part.RIGHT) {
                getStyleClass().add("code");
            }
        }

        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            getStyleClass().removeIf(name -> name.startsWith("tone-"));
            setTooltip(null);
            if (empty || line == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            String text = part.of(line);
            setText(text);
            getStyleClass().add(toneOf(line).styleClass());
            if (part == Part.NAME) {
                setGraphic(line.tone() == Tone.NEUTRAL ? null : line.tone().icon().node(12, line.tone()));
            }
            if (text.length() > 28) {
                setTooltip(Buttons.tooltip(text));
            }
        }

        private Tone toneOf(Line line) {
            if (line.tone() == Tone.NEUTRAL || line.left().equals(line.right())) {
                return Tone.NEUTRAL;
            }
            return switch (part) {
                case LEFT -> line.left().isEmpty() ? Tone.NEUTRAL : Tone.REMOVED;
                case RIGHT -> line.right().isEmpty() ? Tone.NEUTRAL : Tone.ADDED;
                case NAME, MEANING -> Tone.NEUTRAL;
            };
        }
    }
}
