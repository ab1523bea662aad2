package dev.slipway.ui.rehearse;

import dev.slipway.rehearse.event.BlockerAnswer;
import dev.slipway.rehearse.event.SampledSession;
import dev.slipway.rehearse.fold.RehearsalState.Blocker;
import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import dev.slipway.ui.kit.Words;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Who is in the way of the plan with a long transaction, and what is to become of it. Not there while nobody is. */
final class BlockerRow extends HBox {
    private static final Texts TEXTS = Texts.of(BlockerRow.class);

    private final Optional<BiConsumer<Integer, BlockerAnswer>> answers;
    private final Label who = new Label();
    private final Label query = Words.code("");
    private final HBox choices;
    private int pid;

    /** @param answers takes the process of the session and the choice; nothing for a run that is over, which cannot be answered */
    BlockerRow(Optional<BiConsumer<Integer, BlockerAnswer>> answers) {
        super(12);
        this.answers = answers;
        setId("blocker");
        who.getStyleClass().add("strong");
        query.getStyleClass().add("muted");
        query.setMinWidth(0);
        var words = new VBox(2, who, query);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        choices = new HBox(8, button(BlockerAnswer.WAIT, AppIcon.PAUSE), button(BlockerAnswer.GIVE_UP, AppIcon.STOP),
                button(BlockerAnswer.TERMINATE, AppIcon.STOP));
        choices.setAlignment(Pos.CENTER_RIGHT);
        choices.setMinWidth(USE_PREF_SIZE);
        choices.managedProperty().bind(choices.visibleProperty());
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().addAll("finding-card", "warn");
        getChildren().addAll(Tone.WARN.icon().node(18, Tone.WARN), words, choices);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    private Button button(BlockerAnswer answer, AppIcon icon) {
        Command command = Command.of("blocker." + answer.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                TEXTS.get("blocker." + answer), icon, () -> answers.ifPresent(to -> to.accept(pid, answer)));
        Button button = answer == BlockerAnswer.TERMINATE ? Buttons.danger(command) : Buttons.of(command);
        button.setTooltip(Buttons.tooltip(TEXTS.get("blocker." + answer + ".meaning")));
        return button;
    }

    void show(Optional<Blocker> blocker) {
        setVisible(blocker.isPresent());
        blocker.ifPresent(there -> {
            SampledSession session = there.session();
            pid = session.pid();
            who.setText(TEXTS.get("blocker.who", String.valueOf(session.pid()), session.user(),
                    session.application().isEmpty() ? TEXTS.get("blocker.noName") : session.application(), session.state(),
                    Format.duration(session.transactionAge())));
            query.setText(session.query());
            choices.setVisible(there.asked() && answers.isPresent());
        });
    }
}
