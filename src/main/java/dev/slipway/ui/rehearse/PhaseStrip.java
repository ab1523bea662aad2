package dev.slipway.ui.rehearse;

import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.fold.RehearsalState;
import dev.slipway.rehearse.fold.RehearsalState.PhaseState;
import dev.slipway.rehearse.fold.RehearsalState.Progress;
import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import dev.slipway.ui.kit.Words;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The parts of a rehearsal in their order: done with its duration, running, still to come, or failed. */
final class PhaseStrip extends HBox {
    /** What every rehearsal goes through when nothing goes wrong. */
    static final List<RehearsalPhase> COURSE = Stream.of(RehearsalPhase.values()).filter(phase -> !phase.isEnd() && !phase.isOptional())
            .toList();
    private static final Texts TEXTS = Texts.of(PhaseStrip.class);

    private final Map<RehearsalPhase, Cell> cells = new EnumMap<>(RehearsalPhase.class);

    PhaseStrip() {
        getStyleClass().add("phase-strip");
        for (RehearsalPhase phase : COURSE) {
            var cell = new Cell(phase);
            HBox.setHgrow(cell, Priority.ALWAYS);
            cells.put(phase, cell);
            getChildren().add(cell);
        }
    }

    /** @param asBefore whether staging was verified to be as before, which makes putting back a success whatever the verdict is */
    void show(RehearsalState state, boolean asBefore) {
        Map<RehearsalPhase, PhaseState> known = new EnumMap<>(RehearsalPhase.class);
        state.phases().forEach(phase -> known.put(phase.phase(), phase.phase() == RehearsalPhase.RESTORE && asBefore
                ? new PhaseState(phase.phase(), Progress.DONE, phase.took()) : phase));
        cells.forEach((phase, cell) -> cell.show(known.get(phase), state.phase().isEnd(), state));
    }

    static String title(RehearsalPhase phase) {
        return TEXTS.get("phase." + phase.name());
    }

    private static final class Cell extends VBox {
        private final StackPane mark = new StackPane();
        private final Label took = Words.caption("");
        private final String title;
        private Progress shown = Progress.FAILED;
        private boolean skipped;

        Cell(RehearsalPhase phase) {
            getStyleClass().add("phase");
            title = PhaseStrip.title(phase);
            Label name = new Label(title);
            name.getStyleClass().add("phase-name");
            name.setMinWidth(0);
            mark.setMinSize(14, 16);
            took.setMinWidth(0);
            var below = new HBox(4, mark, took);
            below.setAlignment(Pos.CENTER_LEFT);
            setMinWidth(0);
            setPrefWidth(0);
            getChildren().addAll(name, below);
            mark(Progress.WAITING, false);
        }

        void show(@org.jspecify.annotations.Nullable PhaseState state, boolean over, RehearsalState run) {
            Progress progress = state == null ? Progress.WAITING : state.progress();
            mark(progress, over && state == null);
            String detail = state == null ? "" : Format.duration(state.took());
            if (progress == Progress.RUNNING && state != null && state.phase().runsSteps() && !run.steps().isEmpty()) {
                detail = Format.percent(run.steps().stream().mapToDouble(RehearsalState.StepState::fraction).sum() / run.steps().size());
            }
            took.setText(skipped ? TEXTS.get("phase.skipped") : detail);
            setAccessibleText(title + " " + TEXTS.get("progress." + progress.name()) + " " + took.getText());
        }

        private void mark(Progress progress, boolean nowSkipped) {
            if (progress == shown && nowSkipped == skipped) {
                return;
            }
            shown = progress;
            skipped = nowSkipped;
            Tone tone = tone(progress);
            mark.getChildren().setAll(icon(progress).node(12, tone));
            getStyleClass().setAll("phase", tone.styleClass(), progress.name().toLowerCase(java.util.Locale.ROOT));
        }

        private static Tone tone(Progress progress) {
            return switch (progress) {
                case WAITING -> Tone.NEUTRAL;
                case RUNNING -> Tone.ACCENT;
                case DONE -> Tone.GOOD;
                case FAILED -> Tone.BAD;
            };
        }

        private static AppIcon icon(Progress progress) {
            return switch (progress) {
                case WAITING -> AppIcon.EMPTY;
                case RUNNING -> AppIcon.RUN;
                case DONE -> AppIcon.DONE;
                case FAILED -> AppIcon.CLOSE;
            };
        }
    }
}
