package dev.slipway.ui.rehearse;

import dev.slipway.ui.app.ShellModel;
import dev.slipway.ui.app.StageName;
import dev.slipway.ui.app.StageStatus;
import dev.slipway.ui.app.StageView;
import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.rehearse.RehearseModel.Showing;
import dev.slipway.ui.work.Place;
import dev.slipway.ui.work.Rehearsing;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/** The stage that rehearses. */
public final class RehearseStage extends StageView {
    private static final Texts TEXTS = Texts.of(RehearseStage.class);

    private final RehearseModel model;
    private final ShellModel shell;
    private final StackPane root = new StackPane();
    private final Command pause;
    private final Command resume;
    private final Command abort;
    private final Command prepare;
    private final Command report;
    private final Command replay;
    private final Command beside;
    private final Command back;
    private final ReadyPane ready;
    private final RunPane run;
    private final VerdictPane verdict;
    private final ReplayPane replayed;
    private final BesidePane besides;
    private final Timeline clock = new Timeline();

    /** @param open shows a page on the desktop */
    public RehearseStage(RehearseModel model, ObservableValue<StageStatus> status, ShellModel shell, Consumer<Path> open) {
        super(StageName.REHEARSE, status);
        this.model = model;
        this.shell = shell;
        Rehearsing rehearsing = model.bench().rehearsing();
        ObservableValue<String> notRunning = model.showingProperty().map(now ->
                now instanceof Showing.Running ? "" : TEXTS.get("blocked.notRunning"));
        pause = Command.of("rehearse.pause", TEXTS.get("command.pause"), AppIcon.PAUSE, rehearsing::pause)
                .withShortcut("F8").blockedBy(notRunning);
        resume = Command.of("rehearse.resume", TEXTS.get("command.resume"), AppIcon.RESUME, rehearsing::resume)
                .withShortcut("Shift+F8").blockedBy(notRunning);
        abort = Command.of("rehearse.abort", TEXTS.get("command.abort"), AppIcon.STOP, rehearsing::abort).blockedBy(notRunning);
        prepare = Command.of("rehearse.prepare", TEXTS.get("command.prepare"), AppIcon.SETTINGS, model::prepare);
        Command mend = Command.of("rehearse.mend", TEXTS.get("finding.open"), AppIcon.FORWARD, () -> shell.go(StageName.PLAN));
        ready = new ReadyPane(model.bench());
        run = new RunPane(List.of(pauseOrResume(rehearsing), Buttons.danger(abort)), model.log(), Optional.of(rehearsing::answer));
        report = Command.of("rehearse.report", TEXTS.get("command.report"), AppIcon.FILE, () -> model.report().ifPresent(open))
                .withShortcut("Shortcut+Shift+R").blockedBy(model.bench().approving().proofProperty()
                        .map(proof -> model.report().isPresent() ? "" : TEXTS.get("blocked.noReport")));
        ObservableValue<String> noEvents = model.showingProperty().map(RehearseStage::whyNoEvents);
        replay = Command.of("rehearse.replay", TEXTS.get("command.replay"), AppIcon.REHEARSE, model::lookAgain)
                .withShortcut("Shortcut+Shift+L").blockedBy(noEvents);
        beside = Command.of("rehearse.beside", TEXTS.get("command.beside"), AppIcon.COMPARE, model::compare)
                .withShortcut("Shortcut+Shift+B").blockedBy(noEvents);
        back = Command.of("rehearse.back", TEXTS.get("command.back"), AppIcon.UNDO, model::back).withShortcut("Alt+Left");
        verdict = new VerdictPane(List.of(report, replay, beside, prepare), mend, new ForecastTable(model.bench().forecasting()));
        replayed = new ReplayPane(model.replay(), back);
        besides = new BesidePane(model.beside(), back);
        root.getStyleClass().add("rehearse");
        root.getStylesheets().add(Objects.requireNonNull(RehearseStage.class.getResource("rehearse.css")).toExternalForm());
        clock.getKeyFrames().add(new KeyFrame(Duration.millis(250), tick -> model.tick()));
        clock.setCycleCount(Animation.INDEFINITE);
        model.pictureProperty().subscribe(picture -> {
            if (model.showingProperty().get() instanceof Showing.Running) {
                run.show(picture);
            }
        });
        model.showingProperty().subscribe(this::show);
        model.bench().stagingProperty().subscribe(changed -> lead(model.showingProperty().get()));
    }

    private static String whyNoEvents(Showing now) {
        return switch (now) {
            case Showing.Over(Verdict verdict) -> verdict.run().isPresent() ? "" : TEXTS.get("blocked.noEvents");
            case Showing.Ready _, Showing.Running _, Showing.Replay _, Showing.Beside _ -> TEXTS.get("blocked.notOver");
        };
    }

    private Node pauseOrResume(Rehearsing rehearsing) {
        Button toPause = Buttons.of(pause);
        Button toResume = Buttons.of(resume);
        toPause.visibleProperty().bind(rehearsing.pausedProperty().not());
        toResume.visibleProperty().bind(rehearsing.pausedProperty());
        return new StackPane(toPause, toResume);
    }

    private void show(Showing now) {
        switch (now) {
            case Showing.Ready _ -> root.getChildren().setAll(ready);
            case Showing.Running _ -> {
                run.show(model.pictureProperty().get());
                root.getChildren().setAll(run);
            }
            case Showing.Over(Verdict end) -> {
                verdict.show(end);
                root.getChildren().setAll(verdict);
            }
            case Showing.Replay _ -> root.getChildren().setAll(replayed);
            case Showing.Beside _ -> root.getChildren().setAll(besides);
        }
        if (now instanceof Showing.Running) {
            clock.play();
        } else {
            clock.stop();
        }
        lead(now);
    }

    private void lead(Showing now) {
        leadOn(switch (now) {
            case Showing.Ready _ -> Optional.of(rehearse(TEXTS.get("command.rehearse", stagingName())));
            case Showing.Running _, Showing.Replay _, Showing.Beside _ -> Optional.empty();
            case Showing.Over(Verdict end) -> Optional.of(end.proves()
                    ? Command.of("rehearse.approve", TEXTS.get("command.approve"), AppIcon.FORWARD, () -> shell.go(StageName.APPROVE))
                    : rehearse(TEXTS.get("command.again")));
        });
    }

    private Command rehearse(String text) {
        return Command.of("rehearse.start", text, AppIcon.RUN, model::rehearse).withShortcut("Shortcut+R")
                .blockedBy(model.blockedByProperty());
    }

    private String stagingName() {
        return model.bench().stagingProperty().get().map(Place::name).orElse(TEXTS.get("command.staging"));
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public List<Command> commands() {
        return switch (model.showingProperty().get()) {
            case Showing.Ready _ -> List.of();
            case Showing.Running _ -> List.of(pause, resume, abort);
            case Showing.Over _ -> List.of(report, replay, beside, prepare);
            case Showing.Replay _, Showing.Beside _ -> List.of(back);
        };
    }
}
