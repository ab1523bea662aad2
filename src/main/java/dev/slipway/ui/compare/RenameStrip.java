package dev.slipway.ui.compare;

import dev.slipway.diff.RenameSuggestion;
import dev.slipway.plan.Rename;
import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.Comparison;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The questions whether something was renamed, answered where they stand. Never guessed: without an answer it is drop and create. */
final class RenameStrip extends VBox {
    private static final Texts TEXTS = Texts.of(RenameStrip.class);
    /** More are asked once these are answered. */
    private static final int MOST = 3;

    private final CompareModel model;

    RenameStrip(CompareModel model) {
        super(6);
        this.model = model;
        setPadding(new Insets(8, 16, 8, 16));
        managedProperty().bind(visibleProperty());
        model.bench().comparing().comparisonProperty().subscribe(now -> {
            List<RenameSuggestion> open = now.map(Comparison::open).orElse(List.of());
            setVisible(!open.isEmpty());
            getChildren().setAll(open.stream().limit(MOST).map(this::question).toList());
            if (open.size() > MOST) {
                getChildren().add(Words.muted(TEXTS.get("rename.more", Format.count(open.size() - MOST, "question"))));
            }
        });
    }

    private HBox question(RenameSuggestion suggestion) {
        Label what = Words.body(TEXTS.get("rename.question", suggestion.from().described(), suggestion.to().name()));
        what.setMinWidth(USE_PREF_SIZE);
        what.getStyleClass().add("strong");
        what.setWrapText(false);
        Label why = Words.muted(TEXTS.get("rename.reason", suggestion.reason(), Format.percent(suggestion.score())));
        why.setMinWidth(0);
        why.setTooltip(Buttons.tooltip(why.getText()));
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        Button yes = Buttons.of(Command.of("rename.yes", TEXTS.get("rename.yes"), AppIcon.RENAMED,
                () -> model.bench().comparing().answer(suggestion, true)));
        Button no = Buttons.of(Command.of("rename.no", TEXTS.get("rename.no"), AppIcon.REMOVED,
                () -> model.bench().comparing().answer(suggestion, false)));
        yes.setMinWidth(USE_PREF_SIZE);
        no.setMinWidth(USE_PREF_SIZE);
        var row = new HBox(12, AppIcon.QUESTION.node(16, Tone.RENAMED), what, why, spring);
        if (model.bench().connecting().suggestedAnswers().isPresent()) {
            boolean renamed = model.bench().connecting().suggestedAnswers().get().renames()
                    .contains(new Rename(suggestion.from(), suggestion.to()));
            Label hint = Words.toned(TEXTS.get(renamed ? "rename.demoYes" : "rename.demoNo"), Tone.RENAMED);
            hint.setMinWidth(USE_PREF_SIZE);
            row.getChildren().add(hint);
        }
        row.getChildren().addAll(yes, no);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().addAll("callout", "slim", Tone.RENAMED.styleClass());
        return row;
    }
}
