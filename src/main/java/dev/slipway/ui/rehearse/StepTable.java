package dev.slipway.ui.rehearse;

import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.StepTitle;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import dev.slipway.ui.kit.Words;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** What each step cost, sortable by every column. */
final class StepTable extends TableView<StepLine> {
    private static final Texts TEXTS = Texts.of(StepTable.class);

    StepTable() {
        getStyleClass().addAll("quiet-table", "step-table");
        setFixedCellSize(StepTitle.ROW);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        setAccessibleText(TEXTS.get("steps.title"));
        setPlaceholder(Words.muted(TEXTS.get("steps.none")));
        TableColumn<StepLine, StepLine> number = column("steps.number", 44, line -> String.valueOf(line.number()),
                Comparator.comparing(StepLine::number), true);
        TableColumn<StepLine, StepLine> title = column("steps.step", 380, StepLine::title, Comparator.comparing(StepLine::title), false);
        title.setCellFactory(owner -> new TitleCell());
        // The room that is left belongs to what identifies the row.
        title.setMaxWidth(Double.MAX_VALUE);
        TableColumn<StepLine, StepLine> verdict = new TableColumn<>(TEXTS.get("steps.verdict"));
        verdict.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        verdict.setCellFactory(owner -> new VerdictCell());
        verdict.setComparator(Comparator.comparing((StepLine line) -> tone(line).ordinal()));
        verdict.setMinWidth(126);
        verdict.setPrefWidth(150);
        verdict.setMaxWidth(230);
        TableColumn<StepLine, StepLine> lock = column("steps.lock", 228, StepTable::lock, Comparator.comparing(StepTable::held), false);
        // The mode is what a DBA looks for: it is not to be cut off.
        lock.setMinWidth(228);
        getColumns().addAll(List.of(number, title,
                column("steps.up", 76, line -> time(line.measure().up()), Comparator.comparing(line -> line.measure().up()), true),
                column("steps.down", 76, line -> time(line.measure().down()), Comparator.comparing(line -> line.measure().down()), true),
                lock,
                column("steps.waited", 96, line -> time(line.measure().blockedOthers()),
                        Comparator.comparing(line -> line.measure().blockedOthers()), true),
                column("steps.rows", 76, line -> line.rows() < 0 ? "–" : Format.count(line.rows()), Comparator.comparing(StepLine::rows),
                        true),
                column("steps.rewritten", 136, line -> line.measure().rewritten().isEmpty() ? "–" : String.join(", ", line.measure()
                        .rewritten()),
                        Comparator.comparing(line -> line.measure().rewritten().size()), false),
                verdict));
    }

    void show(List<StepLine> lines) {
        var sorted = new javafx.collections.transformation.SortedList<>(FXCollections.observableArrayList(lines));
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
    }

    private static TableColumn<StepLine, StepLine> column(String key, double width, Function<StepLine, String> text,
            Comparator<StepLine> order, boolean numeric) {
        var column = new TableColumn<StepLine, StepLine>(TEXTS.get(key));
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, 120));
        column.setMaxWidth(width * 1.4);
        if (numeric) {
            column.setMinWidth(width);
            column.setMaxWidth(width * 1.2);
            column.getStyleClass().add("numeric");
        }
        column.setComparator(order);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(owner -> new TextCell(text, numeric));
        return column;
    }

    private static String time(Duration duration) {
        return duration.isZero() ? "–" : Format.duration(duration);
    }

    private static String lock(StepLine line) {
        return line.lock().map(lock -> TEXTS.get("steps.lockHeld", Format.duration(lock.held()), lock.mode())).orElse("–");
    }

    /** All its locks, each with its relation. */
    private static String details(StepLine line) {
        String locks = line.measure().locks().stream().map(lock -> "\n" + Format.duration(lock.held()) + "  " + lock.mode() + " on "
                + lock.relation())
                .collect(Collectors.joining());
        long millis = line.measure().up().toMillis();
        String rows = line.rows() <= 0 || millis == 0 ? "" : "\n" + TEXTS.get("steps.rowsAt", Format.count(line.rows(), "row"),
                Format.rate(line.rows() * 1000.0 / millis));
        return line.number() + " " + line.title() + rows + locks;
    }

    private static Duration held(StepLine line) {
        return line.lock().map(lock -> lock.held()).orElse(Duration.ZERO);
    }

    static Tone tone(StepLine line) {
        return line.failed() ? Tone.BAD : !line.run() ? Tone.NEUTRAL : line.over().isEmpty() ? Tone.GOOD : Tone.HIGH;
    }

    private static final class TextCell extends TableCell<StepLine, StepLine> {
        private final Function<StepLine, String> text;

        TextCell(Function<StepLine, String> text, boolean numeric) {
            this.text = text;
            if (numeric) {
                getStyleClass().add("numeric");
            }
        }

        @Override
        protected void updateItem(@Nullable StepLine line, boolean empty) {
            super.updateItem(line, empty);
            String shown = empty || line == null ? "" : text.apply(line);
            setText(shown);
            setTooltip(empty || line == null ? null : Buttons.tooltip(details(line)));
        }
    }

    private static final class TitleCell extends TableCell<StepLine, StepLine> {
        @Override
        protected void updateItem(@Nullable StepLine line, boolean empty) {
            super.updateItem(line, empty);
            boolean shown = !empty && line != null;
            setGraphic(shown ? StepTitle.of(line.title()).node() : null);
            setTooltip(shown ? Buttons.tooltip(details(line)) : null);
            setAccessibleText(shown ? line.number() + " " + line.title() : null);
        }
    }

    private static final class VerdictCell extends TableCell<StepLine, StepLine> {
        @Override
        protected void updateItem(@Nullable StepLine line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setText(null);
                setGraphic(null);
                setTooltip(null);
                return;
            }
            Tone tone = tone(line);
            setGraphic((line.run() ? tone.icon() : AppIcon.EMPTY).node(14, tone));
            setGraphicTextGap(6);
            setText(line.failed() ? TEXTS.get("verdict.failed") : !line.run() ? TEXTS.get("verdict.notRun") : line.over().isEmpty()
                    ? TEXTS.get("verdict.kept") : line.over().getFirst());
            setTooltip(line.over().isEmpty() ? null : Buttons.tooltip(String.join("\n", line.over())));
        }
    }
}
