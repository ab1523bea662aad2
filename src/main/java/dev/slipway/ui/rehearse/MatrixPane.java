package dev.slipway.ui.rehearse;

import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Badge;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.rehearse.CodeMatrix.Cell;
import dev.slipway.ui.rehearse.CodeMatrix.Moment;
import dev.slipway.ui.rehearse.CodeMatrix.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** Which statements of old and of new code work after which step, a cell each; arrows go from cell to cell, and each says its error. */
final class MatrixPane extends BorderPane {
    private static final Texts TEXTS = Texts.of(MatrixPane.class);
    private static final double CELL = 28;
    /** The columns before the first moment: name, age and span. */
    private static final int NAMES = 3;

    private final TableView<Row> table = new TableView<>();
    private final Label verdict = new Label();
    private final Label detail = Words.body("");
    private final ToggleGroup ways = new ToggleGroup();
    private final ToggleButton up = way("matrix.up");
    private final ToggleButton down = way("matrix.down");
    private CodeMatrix matrix = CodeMatrix.NONE;
    private List<Moment> columns = List.of();

    MatrixPane() {
        table.getStyleClass().addAll("quiet-table", "code-matrix");
        table.setId("code-matrix");
        table.setFixedCellSize(28);
        table.setAccessibleText(TEXTS.get("matrix.title"));
        table.setPlaceholder(Words.muted(TEXTS.get("matrix.empty")));
        table.getSelectionModel().setCellSelectionEnabled(true);
        table.getSelectionModel().getSelectedCells().subscribe(this::explain);
        verdict.setId("matrix-verdict");
        verdict.setMinWidth(0);
        verdict.setGraphicTextGap(8);
        up.setSelected(true);
        ways.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                ways.selectToggle(before);
            } else {
                rebuild();
            }
        });
        var segments = new HBox(up, down);
        segments.getStyleClass().add("segments");
        segments.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(verdict, Priority.ALWAYS);
        verdict.setMaxWidth(Double.MAX_VALUE);
        var head = new HBox(8, verdict, segments);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("pane-head");
        var foot = new HBox(detail);
        foot.getStyleClass().add("chosen-lock");
        foot.managedProperty().bind(detail.textProperty().isNotEmpty());
        foot.visibleProperty().bind(foot.managedProperty());
        detail.setId("matrix-detail");
        setTop(head);
        setCenter(table);
        setBottom(foot);
    }

    private ToggleButton way(String key) {
        var button = new ToggleButton(TEXTS.get(key));
        button.setToggleGroup(ways);
        button.setAccessibleText(TEXTS.get(key + ".name"));
        return button;
    }

    void show(CodeMatrix now, boolean live) {
        if (!now.equals(matrix)) {
            matrix = now;
            Tone tone = now.up().isEmpty() ? Tone.NEUTRAL : now.broken().isEmpty() ? Tone.GOOD : Tone.BAD;
            verdict.setGraphic(tone.icon().node(14, tone));
            rebuild();
        }
        verdict.setText(now.verdict(live));
        verdict.setTooltip(Buttons.tooltip(verdict.getText()));
    }

    private boolean showsUp() {
        return ways.getSelectedToggle() != down;
    }

    private List<Cell> cells(Row row) {
        return showsUp() ? row.up() : row.down();
    }

    private void rebuild() {
        columns = showsUp() ? matrix.up() : matrix.down();
        List<TableColumn<Row, ?>> all = new ArrayList<>(List.of(
                column(TEXTS.get("matrix.statement"), 210, row -> Words.code(row.name())),
                column(TEXTS.get("matrix.age"), 60, row -> Badge.plain(row.age().name().toLowerCase(Locale.ROOT))),
                column(TEXTS.get("matrix.span"), 180, row -> new Label(row.span()))));
        for (int i = 0; i < columns.size(); i++) {
            all.add(moment(i));
        }
        table.getColumns().setAll(all);
        table.getItems().setAll(matrix.rows());
        explain();
    }

    private static TableColumn<Row, Row> column(String heading, double width, java.util.function.Function<Row, Node> graphic) {
        var column = new TableColumn<Row, Row>(heading);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(owner -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Row row, boolean empty) {
                super.updateItem(row, empty);
                setGraphic(empty || row == null ? null : graphic.apply(row));
                setAccessibleText(empty || row == null ? null
                        : row.name() + ", " + row.age().name().toLowerCase(Locale.ROOT) + ", " + row.span());
            }
        });
        return column;
    }

    private TableColumn<Row, Cell> moment(int index) {
        Moment moment = columns.get(index);
        var heading = new Label(moment.step() == 0 ? TEXTS.get("matrix.before.short") : String.valueOf(moment.step()));
        heading.setMinWidth(USE_PREF_SIZE);
        heading.setTooltip(Buttons.tooltip(moment.words()));
        var column = new TableColumn<Row, Cell>();
        column.setGraphic(heading);
        column.setPrefWidth(moment.phase() == RehearsalPhase.BASELINE ? CELL + 20 : CELL);
        column.setMinWidth(CELL);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(cells(row.getValue()).get(index)));
        column.setCellFactory(owner -> new MomentCell(moment));
        return column;
    }

    /** The error of the chosen cell, below the table. */
    private void explain() {
        detail.setText(table.getSelectionModel().getSelectedCells().stream().findFirst().map(this::words).orElse(""));
    }

    private String words(TablePosition<?, ?> position) {
        int index = position.getColumn() - NAMES;
        if (position.getRow() < 0 || position.getRow() >= table.getItems().size()) {
            return "";
        }
        Row row = table.getItems().get(position.getRow());
        return index < 0 || index >= columns.size() ? row.name() + ": " + row.span()
                : TEXTS.get("matrix.detail", row.name(), columns.get(index).words(), cells(row).get(index).words());
    }

    private static final class MomentCell extends TableCell<Row, Cell> {
        private final Moment moment;

        MomentCell(Moment moment) {
            this.moment = moment;
            setAlignment(Pos.CENTER);
            getStyleClass().add("moment");
        }

        @Override
        protected void updateItem(@Nullable Cell cell, boolean empty) {
            super.updateItem(cell, empty);
            getStyleClass().removeIf(name -> name.startsWith("state-"));
            if (empty || cell == null) {
                setGraphic(null);
                setTooltip(null);
                setAccessibleText(null);
                return;
            }
            getStyleClass().add("state-" + cell.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            setGraphic(mark(cell));
            Row row = getTableRow() == null ? null : getTableRow().getItem();
            String words = TEXTS.get("matrix.detail", row == null ? "" : row.name(), moment.words(), cell.words());
            setTooltip(Buttons.tooltip(words));
            setAccessibleText(words);
        }

        private static Node mark(Cell cell) {
            return switch (cell.state()) {
                case WORKS -> AppIcon.DONE.node(14, Tone.GOOD);
                case WORKS_UNASKED -> AppIcon.DONE.node(12, Tone.NEUTRAL);
                case FAILS_ALLOWED -> AppIcon.EMPTY.node(12, Tone.NEUTRAL);
                case FAILS -> AppIcon.CLOSE.node(14, Tone.BAD);
                case UNTRIED -> new Label("");
            };
        }
    }
}
