package dev.slipway.ui.plan;

import dev.slipway.plan.PlanOptions.OrphanRule;
import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.PlanQuestion;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What only a person can say about the plan, asked in place. */
final class QuestionStrip extends VBox {
    private static final Texts TEXTS = Texts.of(QuestionStrip.class);
    /** More are asked once these are answered. */
    private static final int MOST = 3;
    private static final double FIELD = 240;
    private static final double WIDEST = 164;

    private final PlanModel model;

    QuestionStrip(PlanModel model) {
        super(6);
        this.model = model;
        setId("questions");
        setPadding(new Insets(8, 16, 8, 16));
        managedProperty().bind(visibleProperty());
        model.planning().openQuestionsProperty().subscribe(this::show);
    }

    private void show(List<PlanQuestion> open) {
        setVisible(!open.isEmpty());
        getChildren().clear();
        if (open.isEmpty()) {
            return;
        }
        Label head = new Label(TEXTS.get(open.size() == 1 ? "questions.one" : "questions.head", Format.count(open.size())));
        head.getStyleClass().add("strong");
        var line = row(AppIcon.QUESTION.node(16, Tone.WARN), head, spring());
        if (model.anyOffered()) {
            line.getChildren().add(Buttons.of(Command.of("plan.offered", TEXTS.get("questions.offered"), AppIcon.DEMO,
                    model::takeOffered)));
        }
        getChildren().add(line);
        open.stream().limit(MOST).forEach(question -> getChildren().add(switch (question) {
            case PlanQuestion.Backfill fill -> backfill(fill);
            case PlanQuestion.Orphans orphans -> orphans(orphans);
        }));
        if (open.size() > MOST) {
            getChildren().add(Words.muted(TEXTS.get("questions.more", Format.count(open.size() - MOST))));
        }
    }

    private HBox backfill(PlanQuestion.Backfill question) {
        Label what = new Label(TEXTS.get("fill." + question.need().name().toLowerCase(Locale.ROOT), question.about().qualified(),
                question.type()));
        what.setMinWidth(0);
        what.setTooltip(Buttons.tooltip(what.getText()));
        var expression = new TextField(question.offered());
        expression.getStyleClass().add("code");
        expression.setPromptText(TEXTS.get("fill.prompt"));
        expression.setAccessibleText(what.getText());
        expression.setPrefWidth(FIELD);
        expression.setMinWidth(FIELD);
        expression.setOnAction(event -> model.fill(question.about(), expression.getText()));
        var row = row(what, spring(), expression,
                button("fill.use", AppIcon.DONE, () -> model.fill(question.about(), expression.getText())),
                aligned(button(switch (question.need()) {
                    case FRESH -> "fill.empty";
                    case TIGHTENED -> "fill.noNulls";
                    case CARRIES -> "fill.leave";
                }, AppIcon.CLOSE, () -> model.planning().dismiss(question))));
        row.getStyleClass().addAll("callout", "slim", Tone.WARN.styleClass());
        return row;
    }

    /** As wide as the widest of its kind, so that the fields stand below one another. */
    private static Button aligned(Button button) {
        button.setMinWidth(WIDEST);
        button.setPrefWidth(WIDEST);
        return button;
    }

    private HBox orphans(PlanQuestion.Orphans question) {
        Label what = new Label(TEXTS.get("orphans.what", question.about().qualified(), question.references().qualified()));
        what.setMinWidth(0);
        var row = row(what, spring());
        question.offered().ifPresent(rule -> {
            Label hint = Words.toned(TEXTS.get("orphans.demo." + rule), Tone.WARN);
            hint.setMinWidth(USE_PREF_SIZE);
            row.getChildren().add(hint);
        });
        row.getChildren().add(button("orphans.delete", AppIcon.DELETE, () -> model.orphans(question.about(), OrphanRule.DELETE)));
        if (question.canBeNull()) {
            row.getChildren().add(button("orphans.null", AppIcon.EMPTY, () -> model.orphans(question.about(), OrphanRule.SET_NULL)));
        }
        row.getChildren().add(button("orphans.leave", AppIcon.CLOSE, () -> model.planning().dismiss(question)));
        row.getStyleClass().addAll("callout", "slim", Tone.WARN.styleClass());
        return row;
    }

    private static Button button(String key, AppIcon icon, Runnable action) {
        var button = Buttons.of(Command.of("plan." + key, TEXTS.get(key), icon, action));
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private static Region spring() {
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    private static HBox row(javafx.scene.Node... nodes) {
        var row = new HBox(8, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
