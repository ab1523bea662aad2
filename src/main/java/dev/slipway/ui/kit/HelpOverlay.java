package dev.slipway.ui.kit;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** All commands that have a shortcut, by their headings. */
public final class HelpOverlay extends VBox {
    private final ScrollPane scroll;

    /** @param close takes the help away */
    public HelpOverlay(CommandList commands, Runnable close) {
        Texts texts = Texts.of(HelpOverlay.class);
        getStyleClass().addAll("overlay", "help");
        setMaxHeight(USE_PREF_SIZE);
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        var head = new HBox(Words.title(texts.get("help.title")), spring,
                Buttons.icon(Command.of("help.close", texts.get("help.close"), AppIcon.CLOSE, close)));
        var groups = new FlowPane(32, 24);
        groups.setPrefWrapLength(680);
        commands.byGroup().forEach((heading, members) -> {
            List<Command> withKeys = members.stream().filter(command -> !command.shortcut().isEmpty()).toList();
            if (!withKeys.isEmpty()) {
                groups.getChildren().add(group(heading, withKeys));
            }
        });
        scroll = new ScrollPane(groups);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
    }

    @Override
    public void requestFocus() {
        scroll.requestFocus();
    }

    private static VBox group(String heading, List<Command> commands) {
        var grid = new GridPane(16, 8);
        for (Command command : commands) {
            var text = new Label(command.text());
            text.setMinWidth(220);
            var keys = new Label(Buttons.shortcutText(command));
            keys.getStyleClass().add("keys");
            keys.setMinWidth(USE_PREF_SIZE);
            grid.addRow(grid.getRowCount(), text, keys);
        }
        return new VBox(8, Words.heading(heading), grid);
    }
}
