package dev.slipway.ui.rehearse;

import dev.slipway.model.Problem;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.plan.Step;
import dev.slipway.rehearse.InterruptedRehearsal;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Badge;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.ErrorState;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.EnvironmentTone;
import dev.slipway.ui.work.Place;
import dev.slipway.ui.work.Workbench;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Before a rehearsal: what will happen, where, with which scripts and within which limits; and what has to be put in order first. */
final class ReadyPane extends ScrollPane {
    private static final Texts TEXTS = Texts.of(ReadyPane.class);
    private final Workbench bench;
    private final VBox first = new VBox(12);
    private final VBox where = card(TEXTS.get("ready.where"));
    private final CheckBox leaveUp = choice("leave-up", "ready.leaveUp", "ready.after");
    private final CheckBox onClone = choice("clone", "ready.clone", "ready.clone.meaning");
    private final ShareChoice share;
    private final CheckBox interrupt = choice("interrupt", "ready.interrupt", "ready.interrupt.meaning");
    private final VBox what = card(TEXTS.get("ready.what"));

    ReadyPane(Workbench bench) {
        this.bench = bench;
        leaveUp.selectedProperty().bindBidirectional(bench.rehearsing().leaveUpProperty());
        share = new ShareChoice(bench.rehearsing().shareProperty());
        share.disableProperty().bind(onClone.selectedProperty().not());
        onClone.selectedProperty().bindBidirectional(bench.rehearsing().onCloneProperty());
        // A copy is dropped: there is nothing to leave up.
        leaveUp.disableProperty().bind(onClone.selectedProperty());
        interrupt.selectedProperty().bindBidirectional(bench.rehearsing().interruptionsProperty());
        var limits = card(TEXTS.get("ready.limits"));
        var explained = Words.muted(TEXTS.get("ready.limits.meaning"));
        explained.setWrapText(true);
        limits.getChildren().addAll(explained, new BudgetEditor(bench.rehearsing().budgetProperty()),
                new HoldEditor(bench.rehearsing().budgetProperty()));
        var load = card(TEXTS.get("ready.load"));
        load.getChildren().add(new LoadEditor(bench.rehearsing().loadProperty()));
        var right = new VBox(16, where, what, load, limits);
        right.setMinWidth(380);
        right.setPrefWidth(420);
        var course = course();
        HBox.setHgrow(course, Priority.ALWAYS);
        var columns = new HBox(24, course, right);
        var page = new VBox(16, first, columns);
        page.getStyleClass().add("ready-page");
        setContent(page);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("page-scroll");
        List<Observable> sources = List.of(bench.stagingProperty(), bench.planning().planProperty(),
                bench.rehearsing().activity().stateProperty(), bench.rehearsing().puttingBack().stateProperty(),
                bench.files().activity().stateProperty(), bench.connecting().interrupted());
        sources.forEach(source -> source.addListener(changed -> show()));
        show();
    }

    private static CheckBox choice(String id, String text, String meaning) {
        var box = new CheckBox(TEXTS.get(text));
        box.setId("rehearse-" + id);
        box.setWrapText(true);
        box.setTooltip(Buttons.tooltip(TEXTS.get(meaning)));
        return box;
    }

    private static VBox card(String title) {
        var card = new VBox(8, Words.heading(title));
        card.getStyleClass().add("card");
        return card;
    }

    private static VBox course() {
        var list = new VBox(10, Words.heading(TEXTS.get("ready.course")));
        for (RehearsalPhase phase : PhaseStrip.COURSE) {
            var number = new Label(String.valueOf(PhaseStrip.COURSE.indexOf(phase) + 1));
            number.getStyleClass().add("course-number");
            Label sentence = Words.muted(TEXTS.get("course." + phase.name()));
            sentence.setWrapText(true);
            var words = new VBox(1, strong(PhaseStrip.title(phase)), sentence);
            HBox.setHgrow(words, Priority.ALWAYS);
            list.getChildren().add(new HBox(12, number, words));
        }
        list.setMaxWidth(620);
        return list;
    }

    private static Label strong(String text) {
        var label = new Label(text);
        label.getStyleClass().add("strong");
        return label;
    }

    private void show() {
        first.getChildren().setAll(Stream.concat(
                problems().map(problem -> (Node) new ErrorState(problem)),
                bench.connecting().interrupted().stream().map(this::interrupted)).toList());
        first.setManaged(!first.getChildren().isEmpty());
        where.getChildren().setAll(where.getChildren().getFirst());
        where.getChildren().addAll(staging());
        what.getChildren().setAll(what.getChildren().getFirst());
        what.getChildren().addAll(plan());
    }

    private Stream<Problem> problems() {
        return Stream.of(bench.rehearsing().activity(), bench.rehearsing().puttingBack(), bench.files().activity())
                .flatMap(activity -> activity.problem().stream());
    }

    private Node interrupted(InterruptedRehearsal left) {
        Label words = Words.body(left.described());
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        String reason = bench.stagingDatabase().isEmpty() ? TEXTS.get("blocked.noStaging")
                : bench.rehearsing().puttingBack().running() ? TEXTS.get("blocked.puttingBack") : "";
        String what = TEXTS.get(left.record().copy().isPresent() ? "ready.dropCopy" : "ready.putBack");
        var button = Buttons.of(Command.of("rehearse.putBack", what, AppIcon.UNDO,
                () -> bench.rehearsing().putBack(left)).blockedBy(new javafx.beans.property.ReadOnlyStringWrapper(reason)));
        button.setMinWidth(Region.USE_PREF_SIZE);
        var row = new HBox(16, Tone.WARN.icon().node(18, Tone.WARN), words, button);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().addAll("finding-card", "warn");
        return row;
    }

    private List<Node> staging() {
        Optional<Place> staging = bench.stagingProperty().get();
        if (staging.isEmpty()) {
            Label none = Words.body(TEXTS.get("ready.noStaging"));
            return List.of(none);
        }
        Place place = staging.get();
        var row = new HBox(8, strong(place.name()));
        row.setAlignment(Pos.CENTER_LEFT);
        if (place instanceof Place.Live live) {
            row.getChildren().add(new Badge(EnvironmentTone.of(live.profile().environment())));
        }
        Label detail = Words.muted(place.detail());
        detail.setWrapText(true);
        return List.of(row, detail, onClone, share, leaveUp, interrupt);
    }

    private List<Node> plan() {
        Optional<ScriptedPlan> plan = bench.planning().planProperty().get();
        if (plan.isEmpty()) {
            return List.of(Words.body(TEXTS.get("ready.noPlan")));
        }
        List<Step> steps = plan.get().plan().steps();
        long destructive = steps.stream().filter(step -> step.effects().destructive()).count();
        Label facts = Words.muted(TEXTS.get("ready.steps", Format.count(steps.size(), "step"), plan.get().scriptsHash().substring(0, 8)));
        Label losses = new Label(destructive == 0 ? TEXTS.get("ready.losesNothing") : TEXTS.get("ready.loses", Format.count(destructive,
                "step")));
        Tone tone = destructive == 0 ? Tone.GOOD : Tone.HIGH;
        losses.setGraphic(tone.icon().node(14, tone));
        losses.setGraphicTextGap(6);
        losses.setWrapText(true);
        return List.of(strong(plan.get().plan().title()), facts, losses);
    }
}
