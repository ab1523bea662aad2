package dev.slipway.ui.approve;

import dev.slipway.approve.Checklist;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import dev.slipway.ui.kit.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What a person has to answer, and below it what the rehearsal has answered. */
final class ChecklistPane extends VBox {
    private static final Texts TEXTS = Texts.of(ChecklistPane.class);
    private static final PseudoClass ANSWERED = PseudoClass.getPseudoClass("answered");
    private final ApproveModel model;
    private final Consumer<Node> reveal;
    private final Label open = Words.heading("");
    private List<Checklist.Item> asked = List.of();

    /** @param reveal scrolls a node into view as a whole */
    ChecklistPane(ApproveModel model, Consumer<Node> reveal) {
        super(8);
        this.model = model;
        this.reveal = reveal;
        open.setId("open-questions");
        model.answers().subscribe(this::countOpen);
        getStyleClass().add("checklist");
    }

    /** @param decided whether it is approved already, so that nothing is asked any more */
    void show(Checklist checklist, boolean decided) {
        getChildren().clear();
        List<Checklist.Item> forPeople = checklist.forPeople();
        List<Checklist.Item> measured = checklist.items().stream().filter(item -> item.measured().isPresent()).toList();
        if (!decided) {
            asked = forPeople;
            countOpen();
            getChildren().add(open);
            forPeople.forEach(item -> getChildren().add(item.confirm().isEmpty() ? tick(item) : confirmation(item)));
        }
        getChildren().add(Words.heading(TEXTS.get("checklist.measured", String.valueOf(measured.size()), String.valueOf(checklist.items()
                .size()))));
        measured.forEach(item -> getChildren().add(answered(item)));
    }

    private void countOpen() {
        long left = asked.stream().filter(item -> !model.answers().containsKey(item.id())).count();
        open.setText(left == 0 ? TEXTS.get("checklist.settled") : TEXTS.get("checklist.you", String.valueOf(left)));
    }

    private Node tick(Checklist.Item item) {
        var box = new CheckBox(item.question());
        box.setId("check-" + item.id());
        box.setWrapText(true);
        box.setSelected(model.answers().containsKey(item.id()));
        box.selectedProperty().subscribe((before, now) -> model.tick(item, now));
        return box;
    }

    private Node confirmation(Checklist.Item item) {
        HBox question = marked(Tone.HIGH, item.question());
        var field = new TextField();
        field.setId("confirm-" + item.id());
        field.setPromptText(TEXTS.get("checklist.type", item.confirm()));
        field.setAccessibleText(TEXTS.get("checklist.type", item.confirm()));
        field.setAccessibleHelp(item.question());
        field.getStyleClass().add("confirm");
        HBox.setHgrow(field, Priority.ALWAYS);
        var mark = Tone.GOOD.icon().node(16, Tone.GOOD);
        var row = new HBox(8, field, mark);
        row.setAlignment(Pos.CENTER_LEFT);
        var card = new VBox(6, question, row);
        card.getStyleClass().add("confirmation");
        field.focusedProperty().subscribe(focused -> {
            if (focused) {
                reveal.accept(card);
            }
        });
        field.textProperty().subscribe(typed -> {
            boolean confirmed = ApproveModel.confirms(item, typed);
            mark.setVisible(confirmed);
            card.pseudoClassStateChanged(ANSWERED, confirmed);
        });
        if (model.answers().containsKey(item.id())) {
            // The answer was given before this was shown again.
            field.setText(item.confirm());
        }
        field.textProperty().subscribe((before, typed) -> model.type(item, typed));
        return card;
    }

    private static Node answered(Checklist.Item item) {
        HBox question = marked(Tone.GOOD, item.question());
        Label answer = Words.muted(item.measured().orElse(""));
        answer.setWrapText(true);
        answer.getStyleClass().add("measured");
        return new VBox(1, question, answer);
    }

    /** The sign stands at the first line of a text that wraps. */
    private static HBox marked(Tone tone, String text) {
        Label words = Words.body(text);
        HBox.setHgrow(words, Priority.ALWAYS);
        var sign = new StackPane(tone.icon().node(14, tone));
        sign.setAlignment(Pos.TOP_CENTER);
        sign.getStyleClass().add("sign");
        return new HBox(8, sign, words);
    }
}
