package dev.slipway.ui.kit.locks;

import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Badge;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import dev.slipway.ui.kit.Words;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Who blocks whom at this moment: each session with those that wait behind it. */
public final class BlockingTree extends StackPane {
    private static final Texts TEXTS = Texts.of(BlockingTree.class);

    private final TreeView<BlockedSession> tree = new TreeView<>();
    private final Label nobody = Words.muted(TEXTS.get("blocking.nobody"));
    private List<BlockedSession> shown = List.of();

    public BlockingTree() {
        tree.getStyleClass().addAll("blocking-tree", "quiet-list");
        tree.setFixedCellSize(28);
        tree.setShowRoot(false);
        tree.setRoot(new TreeItem<>());
        tree.setCellFactory(view -> new Cell());
        tree.setAccessibleText(TEXTS.get("blocking.name"));
        nobody.setGraphic(AppIcon.GOOD.node(14, Tone.GOOD));
        getChildren().addAll(tree, nobody);
        tree.setVisible(false);
    }

    /** Replaces what is shown; the same again costs nothing. */
    public void show(List<BlockedSession> blockers) {
        if (blockers.equals(shown)) {
            return;
        }
        shown = List.copyOf(blockers);
        replace(tree.getRoot(), shown);
        tree.setVisible(!shown.isEmpty());
        nobody.setVisible(shown.isEmpty());
    }

    /** Keeps the items of sessions that are still there, so that what the user folded or chose stays so. */
    private static void replace(TreeItem<BlockedSession> parent, List<BlockedSession> sessions) {
        List<TreeItem<BlockedSession>> items = sessions.stream().map(session -> {
            TreeItem<BlockedSession> item = parent.getChildren().stream()
                    .filter(old -> old.getValue().process() == session.process()).findFirst().orElseGet(() -> opened(session));
            item.setValue(session);
            replace(item, session.blocked());
            return item;
        }).toList();
        if (!items.equals(parent.getChildren())) {
            parent.getChildren().setAll(items);
        }
    }

    private static TreeItem<BlockedSession> opened(BlockedSession session) {
        var item = new TreeItem<>(session);
        item.setExpanded(true);
        return item;
    }

    private static final class Cell extends TreeCell<BlockedSession> {
        @Override
        protected void updateItem(@Nullable BlockedSession session, boolean empty) {
            super.updateItem(session, empty);
            setText(null);
            if (empty || session == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            Label process = Words.code(String.valueOf(session.process()));
            Label who = Words.body(session.who());
            who.getStyleClass().add(session.own() ? "strong" : "muted");
            who.setWrapText(false);
            who.setMinWidth(USE_PREF_SIZE);
            var row = new HBox(8, process, who);
            row.setAlignment(Pos.CENTER_LEFT);
            session.waits().ifPresent(waits -> row.getChildren().add(new Badge(Tone.BAD, Format.duration(waits))));
            row.getChildren().add(Words.code(session.statement()));
            setGraphic(row);
            String waiting = session.lock().isEmpty() ? "" : "\n" + TEXTS.get("blocking.waitsFor", session.lock());
            setTooltip(Buttons.tooltip(session.who() + " " + session.process() + "\n" + session.statement() + waiting));
        }
    }
}
