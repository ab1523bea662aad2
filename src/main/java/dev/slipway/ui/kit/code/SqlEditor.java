package dev.slipway.ui.kit.code;

import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Background;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;

/**
 * An editor for scripts: highlighting off the FX thread, line numbers, findings at their lines and listed below, a band
 * behind the current step, find and replace (Ctrl+F, Ctrl+R), undo.
 */
public final class SqlEditor extends BorderPane {
    private static final Texts TEXTS = Texts.of(SqlEditor.class);
    private static final int ROW = 28;
    private static final int MOST_ROWS = 5;

    private final CodeArea area = new CodeArea();
    private final FindBar findBar = new FindBar(area);
    private final ListView<Finding> findingList = new ListView<>();
    private final ReadOnlyIntegerWrapper line = new ReadOnlyIntegerWrapper(1);
    private List<Finding> findings = List.of();
    private int bandFrom;
    private int bandTo;

    public SqlEditor(Background background) {
        getStyleClass().add("sql-editor");
        area.getStyleClass().add("slip-code");
        area.setAccessibleText(TEXTS.get("editor.name"));
        area.setParagraphGraphicFactory(this::gutter);
        area.currentParagraphProperty().addListener((seen, before, now) -> line.set(area.getCurrentParagraph() + 1));
        new SqlHighlighter(area, background);
        TabLeaves.withControl(area);
        setTop(findBar);
        setCenter(new VirtualizedScrollPane<>(area));
        setBottom(findingsPane());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private Node findingsPane() {
        findingList.getStyleClass().addAll("findings", "quiet-list");
        findingList.setFixedCellSize(ROW);
        findingList.setCellFactory(list -> new FindingCell());
        findingList.setAccessibleText(TEXTS.get("editor.findings"));
        findingList.getSelectionModel().selectedItemProperty().addListener((seen, before, now) -> {
            if (now != null) {
                goTo(now.line(), now.column());
            }
        });
        var pane = new BorderPane(findingList);
        pane.getStyleClass().add("findings-pane");
        pane.managedProperty().bind(pane.visibleProperty());
        pane.setVisible(false);
        return pane;
    }

    private void pressed(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
            findBar.open(false);
            event.consume();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.R && area.isEditable()) {
            findBar.open(true);
            event.consume();
        }
    }

    /** Replaces the whole text as something new: there is nothing to undo, and nothing known about its lines. */
    public void load(String text) {
        showFindings(List.of());
        band(0, 0);
        area.replaceText(text);
        area.moveTo(0);
        area.requestFollowCaret();
        area.getUndoManager().forgetHistory();
        area.getUndoManager().mark();
    }

    public String text() {
        return area.getText();
    }

    /** The text as it is now, put together where it is asked for: a long text takes a while, and need not be asked for on the FX thread. */
    public Supplier<String> snapshot() {
        return SqlHighlighter.snapshot(area);
    }

    /** What to do after every change of the text. The text itself is put together only for those who ask: that is not free. */
    public void setOnEdited(Runnable action) {
        area.plainTextChanges().subscribe(change -> action.run());
    }

    public BooleanProperty editableProperty() {
        return area.editableProperty();
    }

    /** The line of the caret, from 1. */
    public ReadOnlyIntegerProperty lineProperty() {
        return line.getReadOnlyProperty();
    }

    /** Shows what is known about the lines, in place of what was shown before. */
    public void showFindings(List<Finding> newFindings) {
        List<Finding> before = findings;
        findings = newFindings.stream().sorted(java.util.Comparator.comparingInt(Finding::line)).toList();
        before.forEach(finding -> restyle(finding.line()));
        findings.forEach(finding -> restyle(finding.line()));
        findingList.getItems().setAll(findings);
        findingList.setPrefHeight(ROW * Math.min(MOST_ROWS, findings.size()) + 2.0);
        getBottom().setVisible(!findings.isEmpty());
    }

    /** Puts the band of the current step behind lines {@code from} to {@code to}, from 1; 0 and 0 take it away. */
    public void band(int from, int to) {
        int beforeFrom = bandFrom;
        int beforeTo = bandTo;
        bandFrom = from;
        bandTo = to;
        restyle(beforeFrom, beforeTo);
        restyle(from, to);
    }

    /** Puts the caret at a line (from 1) and shows it with some of what comes before. */
    public void goTo(int wantedLine, int column) {
        int paragraph = Math.clamp(wantedLine - 1L, 0, area.getParagraphs().size() - 1);
        int inLine = Math.clamp(column - 1L, 0, area.getParagraphLength(paragraph));
        area.moveTo(paragraph, inLine);
        area.showParagraphAtTop(Math.max(0, paragraph - 4));
    }

    /** Find, replace, undo and redo, for the stage that shows this editor to offer. */
    public List<Command> commands() {
        return List.of(
                Command.of("editor.find", TEXTS.get("editor.find"), AppIcon.SEARCH, () -> findBar.open(false)).withShortcut("Shortcut+F"),
                Command.of("editor.replace", TEXTS.get("editor.replace"), AppIcon.EDIT, () -> findBar.open(true))
                .withShortcut("Shortcut+R"), Command.of("editor.undo", TEXTS.get("editor.undo"), AppIcon.UNDO, area::undo),
                Command.of("editor.redo", TEXTS.get("editor.redo"), AppIcon.REDO, area::redo));
    }

    @Override
    public void requestFocus() {
        area.requestFocus();
    }

    private Optional<Finding> worstAt(int lineNumber) {
        return findings.stream().filter(finding -> finding.line() == lineNumber)
                .min(java.util.Comparator.comparing(Finding::severity));
    }

    private void restyle(int from, int to) {
        for (int number = Math.max(1, from); number <= to; number++) {
            restyle(number);
        }
    }

    private void restyle(int number) {
        if (number > area.getParagraphs().size()) {
            return;
        }
        area.setParagraphStyle(number - 1, styles(number));
        if (isInSight(number - 1)) {
            area.recreateParagraphGraphic(number - 1);
        }
    }

    /** Gutters out of sight are made when they come into sight. */
    private boolean isInSight(int paragraph) {
        return area.getScene() != null && !area.getVisibleParagraphs().isEmpty()
                && paragraph >= area.firstVisibleParToAllParIndex() && paragraph <= area.lastVisibleParToAllParIndex();
    }

    private List<String> styles(int number) {
        List<String> styles = new ArrayList<>(2);
        if (number >= bandFrom && number <= bandTo) {
            styles.add("current-step");
        }
        worstAt(number).ifPresent(finding -> {
            if (finding.severity() == Tone.CRITICAL || finding.severity() == Tone.HIGH) {
                styles.add("finding-error");
            } else if (finding.severity() == Tone.MEDIUM) {
                styles.add("finding-warn");
            }
        });
        return styles;
    }

    private Node gutter(int paragraph) {
        var number = new Label(String.valueOf(paragraph + 1));
        number.getStyleClass().add("line-number");
        number.setMinWidth(32);
        number.setAlignment(Pos.CENTER_RIGHT);
        Node mark = worstAt(paragraph + 1).<Node>map(this::mark).orElseGet(Region::new);
        var slot = new HBox(mark);
        slot.setAlignment(Pos.CENTER);
        slot.setMinWidth(16);
        var gutter = new HBox(slot, number);
        gutter.getStyleClass().add("gutter");
        gutter.getStyleClass().addAll(styles(paragraph + 1));
        return gutter;
    }

    private Node mark(Finding finding) {
        Node icon = finding.severity().icon().node(13, finding.severity());
        String all = String.join("\n", findings.stream().filter(other -> other.line() == finding.line()).map(Finding::message).toList());
        javafx.scene.control.Tooltip.install(icon, Buttons.tooltip(all));
        return icon;
    }
}
