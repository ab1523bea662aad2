package dev.slipway.ui.plan;

import dev.slipway.plan.Hazard;
import dev.slipway.plan.LockForecast;
import dev.slipway.plan.Loss;
import dev.slipway.plan.Reversal;
import dev.slipway.plan.Step;
import dev.slipway.plan.Strategy;
import dev.slipway.rehearse.event.LockMode;
import dev.slipway.rehearse.event.LockTaken;
import dev.slipway.rehearse.event.Side;
import dev.slipway.rehearse.shadow.ShadowReport.StepMeasured;
import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Badge;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.SeverityTone;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What the chosen step does, costs and loses; predicted until it has been measured, and told apart. */
final class StepPane extends ScrollPane {
    private static final Texts TEXTS = Texts.of(StepPane.class);

    private final PlanModel model;
    private final VBox content = new VBox(16);

    StepPane(PlanModel model) {
        this.model = model;
        content.setPadding(new Insets(16));
        setContent(content);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setAccessibleText(TEXTS.get("step.name"));
        setId("step");
        model.stepProperty().subscribe(number -> show());
        model.planning().planProperty().subscribe(now -> show());
        model.planning().shadowProperty().subscribe(now -> show());
    }

    private void show() {
        content.getChildren().clear();
        model.step().ifPresent(this::show);
    }

    private void show(Step step) {
        int of = model.plan().orElseThrow().plan().steps().size();
        Label title = Words.heading(step.title());
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        content.getChildren().add(new VBox(4, Words.caption(TEXTS.get("step.of", step.number(), of, step.phase().title())), title));
        GridPane facts = new GridPane(16, 12);
        var names = new ColumnConstraints();
        names.setMinWidth(72);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        facts.getColumnConstraints().setAll(names, values);
        if (step.choice().options().size() > 1) {
            fact(facts, "fact.strategy", strategies(step));
        }
        Optional<StepMeasured> measured = model.measured(step.number(), Side.UP);
        fact(facts, "fact.locks", locks(step, measured));
        fact(facts, "fact.rewrite", rewrite(step, measured));
        fact(facts, "fact.transaction", plain(TEXTS.get(step.up().transaction() ? "transaction.one" : "transaction.none")));
        fact(facts, "fact.upLoses", losses(step.effects().upLoses()));
        fact(facts, "fact.down", reversal(step.effects().reversal()));
        if (!step.needs().isEmpty()) {
            fact(facts, "fact.needs", needs(step));
        }
        content.getChildren().add(facts);
        step.effects().hazards().forEach(hazard -> content.getChildren().add(hazard(hazard)));
    }

    private static void fact(GridPane facts, String name, Node value) {
        Label caption = Words.muted(TEXTS.get(name));
        caption.setMinWidth(USE_PREF_SIZE);
        facts.addRow(facts.getRowCount(), caption, value);
        GridPane.setValignment(caption, VPos.TOP);
    }

    private Node strategies(Step step) {
        var group = new ToggleGroup();
        var box = new VBox(6);
        for (Strategy strategy : step.choice().options()) {
            var radio = new RadioButton(TEXTS.get("strategy." + strategy.word()));
            radio.setWrapText(true);
            radio.setToggleGroup(group);
            radio.setSelected(strategy == step.choice().chosen());
            radio.setOnAction(event -> model.choose(step, strategy));
            box.getChildren().add(radio);
        }
        return box;
    }

    private static Node locks(Step step, Optional<StepMeasured> measured) {
        var box = new VBox(8);
        if (measured.isPresent()) {
            List<LockTaken> taken = measured.get().locks().stream().filter(l -> l.mode().isFelt()).toList();
            taken.forEach(lock -> box.getChildren().add(lock(lock.mode().words(), lock.relation(), lock.mode().blocks(),
                    lock.mode().blocksReads())));
            box.getChildren().add(taken.isEmpty() ? row(plain(TEXTS.get("locks.harmless")), source(true)) : row(source(true)));
            return box;
        }
        for (LockForecast lock : step.effects().locks()) {
            box.getChildren().add(lock(lock.mode(), lock.relation(), lock.blocks(), lock.mode().equals(LockMode.ACCESS_EXCLUSIVE.words())));
        }
        box.getChildren().add(step.effects().locks().isEmpty() ? row(plain(TEXTS.get("locks.none")), source(false)) : row(source(false)));
        return box;
    }

    private static Node lock(String mode, String relation, String blocks, boolean strongest) {
        Label name = Words.code(mode);
        name.getStyleClass().addAll("toned", strongest ? Tone.HIGH.styleClass() : Tone.NEUTRAL.styleClass());
        Label where = new Label(TEXTS.get("locks.on", relation));
        where.setWrapText(true);
        Label whom = Words.muted(TEXTS.get("locks.blocks", blocks));
        whom.setWrapText(true);
        return new VBox(1, name, where, whom);
    }

    /** Says whether what stands above was seen or is only expected. */
    private static Badge source(boolean measured) {
        var badge = new Badge(measured ? Tone.GOOD : Tone.NEUTRAL, TEXTS.get(measured ? "source.measured" : "source.predicted"));
        badge.setTooltip(Buttons.tooltip(TEXTS.get(measured ? "source.measuredHow" : "source.predictedHow")));
        return badge;
    }

    private static Node rewrite(Step step, Optional<StepMeasured> measured) {
        if (measured.isPresent()) {
            List<String> rewritten = measured.get().rewritten();
            return row(rewritten.isEmpty() ? plain(TEXTS.get("rewrite.no")) : Words.toned(TEXTS.get("rewrite.of", String.join(", ",
                    rewritten)), Tone.HIGH),
                    source(true));
        }
        return row(step.effects().rewrites() ? Words.toned(TEXTS.get("rewrite.yes"), Tone.HIGH) : plain(TEXTS.get("rewrite.no")),
                source(false));
    }

    private static Node losses(List<Loss> losses) {
        if (losses.isEmpty()) {
            return plain(TEXTS.get("loses.nothing"));
        }
        var box = new VBox(4);
        losses.forEach(loss -> {
            Label text = Words.toned(TEXTS.get("loses.one", loss.object(), loss.what())
                    + (loss.rows() < 0 ? "" : " · " + TEXTS.get("loses.rows", Format.count(loss.rows(), "row"))), Tone.CRITICAL);
            text.setWrapText(true);
            text.setMinHeight(USE_PREF_SIZE);
            box.getChildren().add(text);
        });
        return box;
    }

    private static Node reversal(Reversal reversal) {
        return switch (reversal) {
            case Reversal.Exact exact -> plain(TEXTS.get("down.exact"));
            case Reversal.Lossy(List<Loss> lost) -> new VBox(4, plain(TEXTS.get("down.lossy")), losses(lost));
            case Reversal.Impossible(String why) -> {
                Label text = Words.toned(TEXTS.get("down.impossible", why), Tone.CRITICAL);
                text.setWrapText(true);
                yield text;
            }
        };
    }

    private Node needs(Step step) {
        var box = new VBox(2);
        for (Step.Need need : step.needs()) {
            var link = Buttons.link(Command.of("plan.need." + need.step(), TEXTS.get("needs.step", need.step()), AppIcon.FORWARD,
                    () -> model.stepProperty().set(need.step())));
            Label why = Words.muted(need.reason());
            why.setWrapText(true);
            HBox.setHgrow(why, Priority.ALWAYS);
            link.setMinWidth(USE_PREF_SIZE);
            box.getChildren().add(row(link, why));
        }
        return box;
    }

    private static Node hazard(Hazard hazard) {
        Tone tone = SeverityTone.of(hazard.severity());
        Label effect = Words.body(hazard.effect());
        effect.getStyleClass().add("strong");
        effect.setMinHeight(USE_PREF_SIZE);
        Label remedy = Words.body(hazard.remedy());
        remedy.setMinHeight(USE_PREF_SIZE);
        var box = new VBox(6, row(new Badge(tone)), effect, remedy);
        box.getStyleClass().addAll("callout", tone.styleClass());
        return box;
    }

    private static Label plain(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        return label;
    }

    private static HBox row(Node... nodes) {
        var row = new HBox(8, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
