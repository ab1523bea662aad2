package dev.slipway.ui.kit;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Finds a command by a few letters and runs it. Arrow keys choose, Return runs. */
public final class CommandPalette extends VBox {
    private static final Texts TEXTS = Texts.of(CommandPalette.class);
    private static final int ROW = 32;

    private final TextField query = new TextField();
    private final ListView<Command> found = new ListView<>();
    private final CommandList commands;
    private final Runnable close;

    /** @param close takes the palette away; called before a chosen command runs */
    public CommandPalette(CommandList commands, Runnable close) {
        this.commands = commands;
        this.close = close;
        getStyleClass().addAll("overlay", "palette");
        setMaxHeight(USE_PREF_SIZE);
        query.setPromptText(TEXTS.get("palette.prompt"));
        query.setAccessibleText(TEXTS.get("palette.prompt"));
        found.setAccessibleText(TEXTS.get("palette.name"));
        found.setFixedCellSize(ROW);
        found.setCellFactory(list -> new Entry());
        found.setPlaceholder(Words.muted(TEXTS.get("palette.none")));
        found.setFocusTraversable(false);
        found.setOnMouseClicked(event -> runChosen());
        getChildren().addAll(query, found);
        query.textProperty().addListener((seen, before, now) -> search());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        search();
    }

    @Override
    public void requestFocus() {
        query.requestFocus();
    }

    private void search() {
        found.getItems().setAll(commands.matching(query.getText()));
        found.getSelectionModel().selectFirst();
        found.setPrefHeight(Math.clamp(found.getItems().size(), 2, 11) * (double) ROW + 2);
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
            int step = event.getCode() == KeyCode.DOWN ? 1 : -1;
            int size = Math.max(1, found.getItems().size());
            int index = Math.floorMod(found.getSelectionModel().getSelectedIndex() + step, size);
            found.getSelectionModel().select(index);
            found.scrollTo(Math.max(0, index - 8));
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            runChosen();
            event.consume();
        }
    }

    private void runChosen() {
        Command chosen = found.getSelectionModel().getSelectedItem();
        if (chosen != null && chosen.enabled()) {
            close.run();
            chosen.run();
        }
    }

    /** A command as a row; a blocked one tells why in place of its group. */
    private static final class Entry extends ListCell<Command> {
        @Override
        protected void updateItem(@Nullable Command command, boolean empty) {
            super.updateItem(command, empty);
            setText(null);
            if (empty || command == null) {
                setGraphic(null);
                return;
            }
            var text = new Label(command.text());
            Label context = Words.muted(command.enabled() ? command.group() : command.blockedBy().getValue());
            var spring = new Region();
            HBox.setHgrow(spring, Priority.ALWAYS);
            var row = new HBox(command.icon().node(), text, context, spring);
            row.getStyleClass().add("palette-entry");
            if (!command.enabled()) {
                text.getStyleClass().add("muted");
            }
            if (!command.shortcut().isEmpty()) {
                var keys = new Label(Buttons.shortcutText(command));
                keys.getStyleClass().add("keys");
                row.getChildren().add(keys);
            }
            setGraphic(row);
            setAccessibleText(command.text() + " " + context.getText());
        }
    }
}
