package dev.slipway.ui.connect;

import dev.slipway.rehearse.InterruptedRehearsal;
import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.ErrorState;
import dev.slipway.ui.kit.Job;
import dev.slipway.ui.kit.StepBar;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.Activity;
import dev.slipway.ui.work.Connecting;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** How to begin: what was interrupted, the demo, or a connection of one's own. */
final class StartPanel extends VBox {
    private static final Texts TEXTS = Texts.of(StartPanel.class);

    private final ConnectModel model;
    private final VBox interrupted = new VBox();
    private final VBox demo = new VBox(12);

    StartPanel(ConnectModel model) {
        super(16);
        this.model = model;
        getChildren().addAll(interrupted, demo);
        interrupted.managedProperty().bind(interrupted.visibleProperty());
        demo.getStyleClass().add("card");
        demo.setId("demo-card");
        Connecting connecting = model.bench().connecting();
        connecting.interrupted().subscribe(this::showInterrupted);
        model.bench().stagingProperty().subscribe(place -> showInterrupted());
        model.bench().rehearsing().puttingBack().stateProperty().subscribe(state -> showInterrupted());
        connecting.startingDemo().stateProperty().subscribe(state -> showDemo());
        connecting.demoProperty().subscribe(running -> showDemo());
        model.bench().fromProperty().subscribe(place -> showDemo());
        model.bench().toProperty().subscribe(place -> showDemo());
    }

    private void showInterrupted() {
        interrupted.setVisible(model.interrupted().isPresent());
        interrupted.getChildren().clear();
        model.interrupted().ifPresent(this::showInterrupted);
    }

    private void showInterrupted(InterruptedRehearsal run) {
        var box = new VBox(10);
        box.getStyleClass().addAll("callout", Tone.WARN.styleClass());
        box.setId("interrupted");
        Label what = Words.heading(TEXTS.get("interrupted.title"));
        what.setGraphic(AppIcon.STALE.node(16, Tone.WARN));
        Label described = Words.body(run.described() + ".");
        described.setMinHeight(USE_PREF_SIZE);
        box.getChildren().addAll(what, described);
        Activity activity = model.bench().rehearsing().puttingBack();
        switch (activity.stateProperty().get()) {
            case Activity.State.Running(Job<?> job) -> box.getChildren().add(progress(TEXTS.get("interrupted.running"), job));
            case Activity.State.Failed(var problem) -> box.getChildren().add(new ErrorState(problem));
            case Activity.State.Idle idle -> { }
        }
        boolean staging = model.bench().stagingDatabase().isPresent();
        Command putBack = Command.of("connect.putBack", TEXTS.get("interrupted.putBack"), AppIcon.UNDO,
                () -> model.bench().rehearsing().putBack(run)).enabledWhen(model.bench().stagingProperty().map(place -> staging),
                TEXTS.get("interrupted.needsStaging"));
        var row = new HBox(12, Buttons.of(putBack));
        row.setAlignment(Pos.CENTER_LEFT);
        if (!staging) {
            row.getChildren().add(Words.muted(TEXTS.get("interrupted.needsStaging")));
        }
        box.getChildren().add(row);
        interrupted.getChildren().setAll(box);
    }

    private void showDemo() {
        Connecting connecting = model.bench().connecting();
        boolean running = connecting.demoProperty().get().isPresent();
        Label title = Words.heading(TEXTS.get(running ? "demo.runs" : "demo.title"));
        title.setGraphic(AppIcon.DEMO.node(18, Tone.ACCENT));
        Label what = Words.body(TEXTS.get(running ? "demo.next" : "demo.what"));
        what.setMaxWidth(640);
        what.setMinHeight(USE_PREF_SIZE);
        demo.getChildren().setAll(title, what);
        switch (connecting.startingDemo().stateProperty().get()) {
            case Activity.State.Running(Job<?> job) -> demo.getChildren().add(progress(TEXTS.get("demo.starting"), job));
            case Activity.State.Failed(var problem) -> demo.getChildren().add(new ErrorState(problem,
                    List.of(Command.of("demo.again", TEXTS.get("demo.again"), AppIcon.REFRESH, connecting::startDemo))));
            case Activity.State.Idle idle -> demo.getChildren().add(running
                    ? new HBox(Buttons.of(Command.of("demo.stop", TEXTS.get("demo.stop"), AppIcon.STOP, connecting::stopDemo)
                            .blockedBy(model.demoStays())))
                    : model.bench().comparing().possible() ? new HBox(Buttons.of(Command.of("demo.start", TEXTS.get("demo.start"),
                            AppIcon.DEMO,
                            connecting::startDemo))) : steps());
        }
    }

    private static HBox steps() {
        var row = new HBox(8);
        row.setAlignment(Pos.CENTER_LEFT);
        String[] steps = TEXTS.get("demo.steps").split("\\|");
        for (int i = 0; i < steps.length; i++) {
            if (i > 0) {
                row.getChildren().add(AppIcon.FORWARD.node(12));
            }
            row.getChildren().add(Words.muted(steps[i].strip()));
        }
        return row;
    }

    private static VBox progress(String name, Job<?> job) {
        Label detail = Words.muted("");
        detail.textProperty().bind(job.detailProperty());
        StepBar bar = StepBar.following(name, job.fractionProperty());
        bar.setMaxWidth(480);
        return new VBox(6, bar, detail);
    }
}
