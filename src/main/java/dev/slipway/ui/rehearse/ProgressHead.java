package dev.slipway.ui.rehearse;

import dev.slipway.rehearse.event.BlockerAnswer;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.fold.RehearsalState;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.StepBar;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import dev.slipway.ui.kit.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How far a run is: its parts, one bar for the whole and one for the steps, and why nothing moves. */
final class ProgressHead extends VBox {
    private static final Texts TEXTS = Texts.of(ProgressHead.class);
    private final PhaseStrip strip = new PhaseStrip();
    private final StepBar whole = new StepBar();
    private final StepBar steps = new StepBar();
    private final Label percent = Words.caption("");
    private final Label stepTitle = Words.heading("");
    private final Label statement = Words.code("");
    private final Label data = new Label();
    private final Label waiting = Words.toned("", Tone.WARN);
    private final HBox waitRow = new HBox(8, Tone.WARN.icon().node(14, Tone.WARN), waiting);
    private final BlockerRow blocker;

    /**
     * @param controls pause and abort, at the right
     * @param answers says what becomes of a session that is in the way
     */
    ProgressHead(List<? extends Node> controls, Optional<BiConsumer<Integer, BlockerAnswer>> answers) {
        blocker = new BlockerRow(answers);
        getStyleClass().add("progress-head");
        percent.setMinWidth(96);
        percent.setAlignment(Pos.CENTER_RIGHT);
        data.setMinWidth(USE_PREF_SIZE);
        statement.getStyleClass().add("muted");
        stepTitle.setMinWidth(120);
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        var line = new HBox(12, stepTitle, spring, data);
        line.getChildren().addAll(controls);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinHeight(28);
        var wholeRow = new HBox(12, whole, percent);
        wholeRow.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(whole, Priority.ALWAYS);
        steps.getStyleClass().add("thin");
        waitRow.setAlignment(Pos.CENTER_LEFT);
        waitRow.getStyleClass().add("wait-row");
        var now = new HBox(8, statement);
        now.setMinHeight(20);
        var under = new javafx.scene.layout.StackPane(now, waitRow);
        getChildren().addAll(strip, wholeRow, line, steps, under, blocker);
    }

    void show(RunPicture picture) {
        RehearsalState state = picture.state();
        strip.show(state, false);
        whole.show(List.of(new StepBar.Part(TEXTS.get("head.whole"), 1, wholeState(state.phase()), state.fraction())));
        percent.setText(Format.percent(state.fraction()) + " · " + Format.duration(state.elapsed()));
        stepTitle.setText(stepLine(state));
        statement.setText(state.statement());
        data.setText(dataLine(state.data()));
        waiting.setText(sentence(state.waiting()));
        waitRow.setVisible(!state.waiting().isEmpty());
        blocker.show(picture.live() ? state.blocker() : Optional.empty());
        statement.setVisible(state.waiting().isEmpty());
        List<StepBar.Part> parts = new ArrayList<>();
        state.steps().forEach(step -> parts.add(new StepBar.Part(step.number() + " " + step.title(), 1,
                StepBar.State.valueOf(step.progress().name()), step.fraction())));
        steps.show(parts);
    }

    private static StepBar.State wholeState(RehearsalPhase phase) {
        return switch (phase) {
            case DONE -> StepBar.State.DONE;
            case FAILED, ABORTED -> StepBar.State.FAILED;
            default -> StepBar.State.RUNNING;
        };
    }

    private static String stepLine(RehearsalState state) {
        if (state.step() == 0 || state.phase().isEnd()) {
            return PhaseStrip.COURSE.contains(state.phase()) ? TEXTS.get("doing." + state.phase().name()) : state.phase().title();
        }
        String title = state.steps().stream().filter(step -> step.number() == state.step()).map(RehearsalState.StepState::title)
                .findFirst().orElse("");
        return TEXTS.get("head.step", state.phase().title(), String.valueOf(state.step()), String.valueOf(state.steps().size()), title);
    }

    private static String dataLine(RehearsalState.DataState data) {
        if (data.rowsDone() < 0) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        parts.add(data.rowsTotal() > 0 ? TEXTS.get("head.rowsOf", Format.count(data.rowsDone()), Format.count(data.rowsTotal()))
                : Format.count(data.rowsDone(), "row"));
        if (data.rowsPerSecond() > 0) {
            parts.add(Format.rate(data.rowsPerSecond()));
        }
        if (data.remaining().compareTo(Duration.ZERO) > 0) {
            parts.add(TEXTS.get("head.remaining", Format.duration(data.remaining())));
        }
        return String.join("   ", parts);
    }

    private static String sentence(String words) {
        return words.isEmpty() ? "" : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
