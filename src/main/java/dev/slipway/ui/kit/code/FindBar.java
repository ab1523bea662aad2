package dev.slipway.ui.kit.code;

import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.fxmisc.richtext.CodeArea;

/** Finds and replaces plain text in a code area. Return goes on, Shift+Return back, Escape closes. */
final class FindBar extends HBox {
    private static final Texts TEXTS = Texts.of(FindBar.class);

    private final CodeArea area;
    private final TextField wanted = new TextField();
    private final TextField replacement = new TextField();
    private final CheckBox matchCase = new CheckBox(TEXTS.get("editor.case"));
    private final Label position = Words.muted("");
    private final HBox replacing;

    FindBar(CodeArea area) {
        this.area = area;
        getStyleClass().add("find-bar");
        name(wanted, "editor.find");
        name(replacement, "editor.replace");
        position.setMinWidth(72);
        replacing = new HBox(6, replacement,
                Buttons.of(Command.of("editor.replaceOne", TEXTS.get("editor.replaceOne"), AppIcon.EDIT, this::replaceOne)),
                Buttons.of(Command.of("editor.replaceAll", TEXTS.get("editor.replaceAll"), AppIcon.EDIT, this::replaceAll)));
        replacing.managedProperty().bind(replacing.visibleProperty());
        var spring = new Region();
        setHgrow(spring, javafx.scene.layout.Priority.ALWAYS);
        getChildren().addAll(wanted, matchCase,
                Buttons.icon(Command.of("editor.findPrevious", TEXTS.get("editor.findPrevious"), AppIcon.PREVIOUS, () -> go(-1))),
                Buttons.icon(Command.of("editor.findNext", TEXTS.get("editor.findNext"), AppIcon.NEXT, () -> go(1))),
                position, replacing, spring,
                Buttons.icon(Command.of("editor.closeFind", TEXTS.get("editor.closeFind"), AppIcon.CLOSE, this::close)));
        managedProperty().bind(visibleProperty());
        setVisible(false);
        wanted.textProperty().addListener((seen, before, now) -> goFrom(area.getSelection().getStart()));
        matchCase.selectedProperty().addListener((seen, before, now) -> goFrom(area.getSelection().getStart()));
        wanted.setOnAction(event -> go(1));
        replacement.setOnAction(event -> replaceOne());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private static void name(TextField field, String key) {
        field.setPromptText(TEXTS.get(key));
        field.setAccessibleText(TEXTS.get(key));
    }

    /** @param replace whether the replacement is offered as well */
    void open(boolean replace) {
        replacing.setVisible(replace && area.isEditable());
        setVisible(true);
        String selected = area.getSelectedText();
        if (!selected.isEmpty() && !selected.contains("\n")) {
            wanted.setText(selected);
        }
        wanted.requestFocus();
        wanted.selectAll();
        goFrom(area.getSelection().getStart());
    }

    private void close() {
        setVisible(false);
        area.requestFocus();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && event.isShiftDown()) {
            go(-1);
            event.consume();
        }
    }

    /** Where the wanted text begins, everywhere. */
    static List<Integer> matches(String text, String wanted, boolean matchCase) {
        List<Integer> found = new ArrayList<>();
        if (wanted.isEmpty()) {
            return found;
        }
        String in = matchCase ? text : text.toLowerCase(Locale.ROOT);
        String what = matchCase ? wanted : wanted.toLowerCase(Locale.ROOT);
        for (int at = in.indexOf(what); at >= 0; at = in.indexOf(what, at + what.length())) {
            found.add(at);
        }
        return found;
    }

    private List<Integer> matches() {
        return matches(area.getText(), wanted.getText(), matchCase.isSelected());
    }

    private void goFrom(int start) {
        List<Integer> found = matches();
        int index = 0;
        while (index < found.size() && found.get(index) < start) {
            index++;
        }
        select(found, found.isEmpty() ? -1 : index % found.size());
    }

    private void go(int direction) {
        List<Integer> found = matches();
        int here = found.indexOf(area.getSelection().getStart());
        if (here < 0) {
            goFrom(area.getCaretPosition());
        } else {
            select(found, Math.floorMod(here + direction, found.size()));
        }
    }

    private void select(List<Integer> found, int index) {
        if (index < 0) {
            position.setText(wanted.getText().isEmpty() ? "" : TEXTS.get("editor.noMatch"));
            return;
        }
        position.setText(TEXTS.get("editor.matches", index + 1, found.size()));
        int start = found.get(index);
        area.selectRange(start, start + wanted.getText().length());
        area.requestFollowCaret();
    }

    private void replaceOne() {
        if (matches().contains(area.getSelection().getStart()) && area.getSelection().getLength() == wanted.getText().length()) {
            area.replaceSelection(replacement.getText());
        }
        goFrom(area.getCaretPosition());
    }

    private void replaceAll() {
        List<Integer> found = matches();
        var text = new StringBuilder(area.getText());
        for (int start : found.reversed()) {
            text.replace(start, start + wanted.getText().length(), replacement.getText());
        }
        if (!found.isEmpty()) {
            // As one change, so that one undo takes it back.
            area.replaceText(text.toString());
        }
        goFrom(0);
    }
}
