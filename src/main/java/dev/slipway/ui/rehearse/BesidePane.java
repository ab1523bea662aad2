package dev.slipway.ui.rehearse;

import dev.slipway.rehearse.KeptRuns.KeptRun;
import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.rehearse.RunComparison.Change;
import dev.slipway.ui.rehearse.RunComparison.Line;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Two rehearsals side by side, what differs marked. */
final class BesidePane extends BorderPane {
    private static final Texts TEXTS = Texts.of(BesidePane.class);

    private final BesideModel model;
    private final TableView<Line> table = new TableView<>();
    private final CheckBox onlyDifferences = new CheckBox(TEXTS.get("beside.onlyDifferences"));
    private final Label counted = Words.muted("");
    private final TableColumn<Line, Line> before = column("", 210, Line::before);
    private final TableColumn<Line, Line> after = column("", 210, Line::after);

    /** @param back leads to the verdict */
    BesidePane(BesideModel model, Command back) {
        this.model = model;
        var other = new ComboBox<>(model.others());
        other.setId("beside-other");
        other.setAccessibleText(TEXTS.get("beside.choose"));
        other.setPromptText(TEXTS.get("beside.choose"));
        other.setConverter(new RunWords());
        other.setMinWidth(220);
        other.setMaxWidth(420);
        other.valueProperty().bindBidirectional(model.otherProperty());
        onlyDifferences.setId("beside-only");
        onlyDifferences.selectedProperty().subscribe(this::show);
        onlyDifferences.setMinWidth(Region.USE_PREF_SIZE);
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        var choose = new HBox(12, Words.muted(TEXTS.get("beside.with")), other, onlyDifferences, counted, spring, Buttons.of(back));
        choose.setAlignment(Pos.CENTER_LEFT);
        var head = new VBox(10, Words.title(TEXTS.get("beside.title")), choose);
        head.getStyleClass().add("verdict-head");
        table.setId("beside");
        table.getStyleClass().addAll("quiet-table", "beside-table");
        table.setAccessibleText(TEXTS.get("beside.title"));
        table.setFixedCellSize(28);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setRowFactory(view -> new MarkedRow());
        table.getColumns().addAll(List.of(column(TEXTS.get("beside.part"), 86, line -> TEXTS.get("beside.part." + line.part())),
                column(TEXTS.get("beside.what"), 380, Line::name), before, after, change()));
        setTop(head);
        setCenter(table);
        model.comparisonProperty().subscribe(now -> show());
        model.problemProperty().subscribe(problem -> show());
    }

    private void show() {
        Optional<RunComparison> now = model.comparisonProperty().get();
        List<Line> lines = now.map(found -> onlyDifferences.isSelected() ? found.differences() : found.lines()).orElse(List.of());
        table.getItems().setAll(lines);
        counted.setText(now.map(found -> TEXTS.get("beside.count", Format.count(found.differences().size(), "difference"))).orElse(""));
        before.setText(now.map(found -> heading("beside.before", found.before())).orElse(TEXTS.get("beside.before.short")));
        after.setText(now.map(found -> heading("beside.after", found.after())).orElse(TEXTS.get("beside.after.short")));
        String why = model.problemProperty().get().map(problem -> problem.line()).orElseGet(() ->
                TEXTS.get(model.others().isEmpty() ? "beside.noOther" : now.isPresent() ? "beside.noDifference" : "beside.none"));
        table.setPlaceholder(Words.muted(why));
    }

    private static String heading(String key, RunComparison.Side side) {
        return TEXTS.get(key, Format.exact(side.evidence().started(), ZoneId.systemDefault()));
    }

    private static TableColumn<Line, Line> column(String heading, double width, Function<Line, String> text) {
        var column = new TableColumn<Line, Line>(heading);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(line -> new ReadOnlyObjectWrapper<>(line.getValue()));
        column.setCellFactory(owner -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Line line, boolean empty) {
                super.updateItem(line, empty);
                String words = empty || line == null ? "" : text.apply(line);
                setText(words);
                setTooltip(words.length() > 28 ? Buttons.tooltip(words) : null);
            }
        });
        return column;
    }

    private static TableColumn<Line, Line> change() {
        TableColumn<Line, Line> column = column(TEXTS.get("beside.change"), 150, line -> "");
        column.setCellFactory(owner -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Line line, boolean empty) {
                super.updateItem(line, empty);
                boolean marked = !empty && line != null && line.change() != Change.SAME;
                setText(marked ? TEXTS.get("beside." + line.change()) + (line.factor().isEmpty() ? "" : " · " + line.factor()) : "");
                setGraphic(marked ? icon(line.change()).node(13, tone(line.change())) : null);
                setGraphicTextGap(6);
            }
        });
        return column;
    }

    private static Tone tone(Change change) {
        return switch (change) {
            case SAME, OTHER -> Tone.NEUTRAL;
            case BETTER -> Tone.GOOD;
            case WORSE -> Tone.BAD;
            case GONE -> Tone.REMOVED;
            case NEW -> Tone.ADDED;
        };
    }

    private static AppIcon icon(Change change) {
        return switch (change) {
            case SAME -> AppIcon.EMPTY;
            case OTHER -> AppIcon.CHANGED;
            case BETTER -> AppIcon.NEXT;
            case WORSE -> AppIcon.PREVIOUS;
            case GONE -> AppIcon.REMOVED;
            case NEW -> AppIcon.ADDED;
        };
    }

    /** A row whose ground tells better from worse, as its icon and word do. */
    private static final class MarkedRow extends TableRow<Line> {
        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            getStyleClass().removeAll("better", "worse");
            if (!empty && line != null) {
                if (line.change() == Change.BETTER) {
                    getStyleClass().add("better");
                } else if (line.change() == Change.WORSE) {
                    getStyleClass().add("worse");
                }
                setAccessibleText(TEXTS.get("beside.row", line.name(), line.before(), line.after(), TEXTS.get("beside." + line.change())));
            }
        }
    }

    /** Runs by their words; nobody types them. */
    private static final class RunWords extends StringConverter<KeptRun> {
        @Override
        public String toString(@Nullable KeptRun run) {
            return run == null ? "" : TEXTS.get("beside.run", Format.exact(run.started().wallClock(), ZoneId.systemDefault()),
                    run.started().subject().title(), run.started().place().database());
        }

        @Override
        public KeptRun fromString(String text) {
            throw new UnsupportedOperationException("runs are not typed");
        }
    }
}
