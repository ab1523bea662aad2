package dev.slipway.ui.compare;

import dev.slipway.diff.Difference;
import dev.slipway.model.Problem;
import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.EmptyState;
import dev.slipway.ui.kit.ErrorState;
import dev.slipway.ui.kit.Job;
import dev.slipway.ui.kit.Skeleton;
import dev.slipway.ui.kit.StepBar;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.Activity;
import dev.slipway.ui.work.Comparison;
import dev.slipway.ui.work.Pairing;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/** Filters on top, the list of differences at the left, the one that is looked at beside it. */
final class CompareView extends StackPane {
    private static final Texts TEXTS = Texts.of(CompareView.class);
    static final int ROW = 28;

    private final CompareModel model;
    private final ListView<CompareRow> list = new ListView<>();
    private final DifferencePane detail;
    private final FilterBar filters;
    private final BorderPane content = new BorderPane();
    private final PairStrip pairs;
    private final Consumer<Problem> problem;
    private final Command report;
    private final Command pair;
    private final Command again;
    /** Whether a group was selected when the rows began to change. */
    private boolean groupSelected;

    /** @param problem tells what failed beside the work of the stage */
    CompareView(CompareModel model, Consumer<Problem> problem) {
        this.model = model;
        this.problem = problem;
        pairs = new PairStrip(model);
        ObservableValue<Boolean> compared = model.bench().comparing().comparisonProperty().map(Optional::isPresent);
        again = Command.of("compare.again", TEXTS.get("again"), AppIcon.REFRESH, model.bench().comparing()::compare).withShortcut("F5");
        report = Command.of("compare.report", TEXTS.get("report"), AppIcon.FILE, this::saveReport).withShortcut("Shortcut+Shift+H")
                .enabledWhen(compared, TEXTS.get("report.blocked"));
        pair = Command.of("compare.pair", TEXTS.get("pair.open"), AppIcon.RENAMED, pairs::open).withShortcut("Shortcut+J")
                .enabledWhen(compared.map(there -> there && model.comparison().filter(now -> !Pairing.gone(now).isEmpty()).isPresent()),
                        TEXTS.get("pair.blocked"));
        detail = new DifferencePane(model, pair);
        filters = new FilterBar(model, report, again);
        setUpList();
        var left = new BorderPane(list);
        left.setBottom(new AlongPane(model));
        left.setMinWidth(300);
        var split = new SplitPane(left, detail);
        SplitPane.setResizableWithParent(left, false);
        split.setDividerPositions(0.36);
        content.setTop(new VBox(filters, new RenameStrip(model), pairs));
        content.setCenter(split);
        model.bench().comparing().activity().stateProperty().subscribe(state -> show());
        model.bench().comparing().comparisonProperty().subscribe(now -> show());
        model.selectedProperty().subscribe(now -> showDetail());
    }

    List<Command> commands() {
        List<Command> all = new ArrayList<>(detail.commands());
        all.add(filters.searchCommand());
        all.add(Command.of("compare.reviewed", TEXTS.get("review.next"), AppIcon.DONE, model::reviewAndGoOn).withShortcut("Shortcut+D"));
        all.add(pair);
        all.add(Command.of("compare.ignore", TEXTS.get("ignore.open"), AppIcon.FILTER, detail::showIgnore).withShortcut("Shortcut+I"));
        all.add(Command.of("compare.related", TEXTS.get("related.open"), AppIcon.CONSTRAINT, detail::showRelated)
                .withShortcut("Shortcut+L"));
        all.add(report);
        all.add(again);
        return all;
    }

    /** The list is what arrow keys and Space work on. */
    void focusList() {
        list.requestFocus();
    }

    private void setUpList() {
        list.setId("differences");
        list.getStyleClass().add("quiet-list");
        list.setFixedCellSize(ROW);
        list.setItems(model.rows());
        list.setCellFactory(owner -> new CompareCell(model));
        list.setAccessibleText(TEXTS.get("list.name"));
        list.setPlaceholder(Words.muted(TEXTS.get("list.filtered")));
        list.getSelectionModel().selectedItemProperty().addListener((seen, was, now) -> {
            if (now instanceof CompareRow.Item item && !model.layingOutProperty().get()) {
                model.select(item.difference());
            }
        });
        model.layingOutProperty().addListener((seen, was, now) -> {
            CompareRow selected = list.getSelectionModel().getSelectedItem();
            if (now) {
                groupSelected = selected != null && !(selected instanceof CompareRow.Item);
            } else if (!groupSelected && !isLookedAt(selected)) {
                // The list keeps the place and not the object.
                list.getSelectionModel().clearSelection();
                model.selectedProperty().get().ifPresent(this::selectRow);
            }
        });
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private boolean isLookedAt(@Nullable CompareRow row) {
        return row instanceof CompareRow.Item item
                && model.selectedProperty().get().filter(now -> now.key().equals(item.difference().key())).isPresent();
    }

    private void pressed(KeyEvent event) {
        CompareRow row = list.getSelectionModel().getSelectedItem();
        if (row == null) {
            return;
        }
        switch (event.getCode()) {
            case SPACE -> keepingPlace(() -> model.choose(row));
            case LEFT -> keepingPlace(() -> model.expand(row, false));
            case RIGHT -> keepingPlace(() -> model.expand(row, true));
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void keepingPlace(Runnable change) {
        int index = list.getSelectionModel().getSelectedIndex();
        change.run();
        list.getSelectionModel().select(Math.min(index, model.rows().size() - 1));
    }

    private void show() {
        Optional<Comparison> now = model.comparison();
        Node shown = switch (model.bench().comparing().activity().stateProperty().get()) {
            case Activity.State.Running(Job<?> job) when now.isEmpty() -> loading(job);
            case Activity.State.Failed(Problem problem) when now.isEmpty() -> centred(new ErrorState(problem, List.of(again)));
            case Activity.State.Running _, Activity.State.Failed _, Activity.State.Idle _ -> now.map(this::compared).orElseGet(() ->
                    new EmptyState(AppIcon.COMPARE, TEXTS.get("empty.what"), TEXTS.get("empty.next")));
        };
        if (getChildren().isEmpty() || getChildren().getFirst() != shown) {
            getChildren().setAll(shown);
            if (shown == content) {
                focusList();
            }
        }
        showDetail();
    }

    private Node compared(Comparison comparison) {
        return comparison.isEmpty() ? new EmptyState(AppIcon.GOOD, TEXTS.get("same.what"),
                TEXTS.get("same.next", comparison.from().source(), comparison.to().source()), List.of(again)) : content;
    }

    private static Node centred(Node node) {
        var pane = new StackPane(node);
        pane.setPadding(new Insets(48));
        return pane;
    }

    private static Node loading(Job<?> job) {
        Label detail = Words.muted("");
        detail.textProperty().bind(job.detailProperty());
        StepBar bar = StepBar.following(TEXTS.get("loading"), job.fractionProperty());
        bar.setMaxWidth(480);
        var box = new VBox(12, Words.heading(TEXTS.get("loading")), bar, detail, new Skeleton(10));
        box.setPadding(new Insets(32, 48, 32, 48));
        return box;
    }

    private void showDetail() {
        model.comparison().ifPresent(now -> model.selectedProperty().get().ifPresent(difference -> {
            detail.show(now, difference);
            selectRow(difference);
        }));
    }

    private void selectRow(Difference difference) {
        if (list.getSelectionModel().getSelectedItem() instanceof CompareRow.Item item && item.difference().equals(difference)) {
            return;
        }
        for (int i = 0; i < model.rows().size(); i++) {
            if (model.rows().get(i) instanceof CompareRow.Item item && item.difference().equals(difference)) {
                list.getSelectionModel().select(i);
                list.scrollTo(Math.max(0, i - 6));
                return;
            }
        }
    }

    private void saveReport() {
        var chooser = new FileChooser();
        chooser.setTitle(TEXTS.get("report"));
        chooser.setInitialFileName("comparison.html");
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            model.saveReport(file.toPath()).onFailed(problem);
        }
    }
}
