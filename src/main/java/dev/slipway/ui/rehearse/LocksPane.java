package dev.slipway.ui.rehearse;

import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.kit.locks.BlockingTree;
import dev.slipway.ui.kit.locks.LockBar;
import dev.slipway.ui.kit.locks.LockLegend;
import dev.slipway.ui.kit.locks.LockTimeline;
import java.time.Duration;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The lock timeline with its legend and the statement of the bar that was clicked; beside it who blocks whom. */
final class LocksPane extends SplitPane {
    private static final Texts TEXTS = Texts.of(LocksPane.class);
    private final LockTimeline timeline = new LockTimeline();
    private final BlockingTree tree = new BlockingTree();
    private final Label treeTitle = Words.caption("");
    private final Label leftOut = Words.muted("");
    private final Label chosen = Words.code("");
    private final HBox chosenRow = new HBox(8, chosen);
    private Duration now = Duration.ZERO;

    LocksPane() {
        getStyleClass().add("locks-pane");
        var legend = new LockLegend();
        HBox.setHgrow(legend, Priority.ALWAYS);
        var head = new HBox(4, legend);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("pane-head");
        leftOut.setId("locks-left-out");
        leftOut.managedProperty().bind(leftOut.textProperty().isNotEmpty());
        head.getChildren().add(leftOut);
        timeline.commands().forEach(command -> head.getChildren().add(Buttons.icon(command)));
        timeline.setOnBar(this::explain);
        chosenRow.getStyleClass().add("chosen-lock");
        chosenRow.managedProperty().bind(chosen.textProperty().isNotEmpty());
        chosenRow.visibleProperty().bind(chosenRow.managedProperty());
        var left = new BorderPane(timeline, head, null, chosenRow, null);
        left.setMinHeight(180);
        VBox.setVgrow(tree, Priority.ALWAYS);
        var treeHead = new HBox(treeTitle);
        treeHead.getStyleClass().add("pane-head");
        treeHead.setAlignment(Pos.CENTER_LEFT);
        var right = new VBox(treeHead, tree);
        right.setMinWidth(240);
        getItems().addAll(left, right);
        setDividerPositions(0.68);
        SplitPane.setResizableWithParent(right, false);
    }

    void show(RunPicture picture) {
        now = picture.locks().since(picture.state().elapsed());
        timeline.show(picture.locks().bars(), picture.locks().bands(), now, picture.live());
        leftOut.setText(picture.locks().leftOut() == 0 ? "" : TEXTS.get("locks.leftOut", Format.count(picture.locks().leftOut(), "lock")));
        tree.show(picture.locks().blockers());
        treeTitle.setText(picture.live() ? TEXTS.get("locks.treeNow") : TEXTS.get("locks.treeThen", Format.duration(now)));
    }

    private void explain(LockBar bar) {
        Duration end = bar.to().orElse(now);
        String verb = bar.kind() == LockBar.Kind.WAITING ? "locks.waited" : "locks.held";
        chosen.setText(TEXTS.get(verb, bar.owner(), bar.mode(), bar.relation(), Format.duration(end.minus(bar.from())),
                Format.duration(bar.from())) + (bar.statement().isEmpty() ? "" : "\n" + bar.statement()));
    }
}
