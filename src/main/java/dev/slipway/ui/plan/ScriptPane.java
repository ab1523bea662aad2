package dev.slipway.ui.plan;

import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.event.Side;
import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Badge;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.FxCoalescer;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import dev.slipway.ui.kit.code.Finding;
import dev.slipway.ui.kit.code.SqlEditor;
import dev.slipway.ui.work.SeverityTone;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Both scripts in editors: the step that is looked at is marked, what the check found stands at its line. */
final class ScriptPane extends BorderPane {
    private static final Texts TEXTS = Texts.of(ScriptPane.class);
    /** Hashing and laying out follow the typing at this distance. */
    private static final Duration AFTER_TYPING = Duration.ofMillis(100);

    private final PlanModel model;
    private final Map<Side, SqlEditor> editors = new EnumMap<>(Side.class);
    private final Map<Side, StepLines> lines = new EnumMap<>(Side.class);
    private final FxCoalescer<Boolean> typed = new FxCoalescer<>(AFTER_TYPING, 1, batch -> take());
    /** How often the scripts were edited: what was read meanwhile is not what stands there now. */
    private long edits;
    private boolean loading;
    /** Set while the editor follows the list, so that the list does not follow the editor back. */
    private boolean following;
    /** Set while the plan follows the editor. */
    private boolean taking;

    ScriptPane(PlanModel model) {
        this.model = model;
        var stack = new StackPane();
        for (Side side : Side.values()) {
            lines.put(side, new StepLines(List.of()));
            var editor = new SqlEditor(model.bench().background());
            editor.setId("script-" + side.name().toLowerCase(java.util.Locale.ROOT));
            editor.setOnEdited(() -> {
                if (!loading) {
                    edits++;
                    typed.offer(true);
                }
            });
            editor.lineProperty().subscribe(line -> select(side, line.intValue()));
            editors.put(side, editor);
            stack.getChildren().add(editor);
        }
        setTop(new VBox(head(), new CheckBar(model)));
        setCenter(stack);
        model.sideProperty().subscribe(this::showSide);
        model.planning().planProperty().subscribe(this::load);
        model.planning().shadowProperty().subscribe(now -> showFindings());
        model.stepProperty().subscribe(step -> mark(true));
    }

    List<Command> commands() {
        return editors.get(model.sideProperty().get()).commands();
    }

    private HBox head() {
        var group = new ToggleGroup();
        var head = new HBox();
        head.getStyleClass().add("tool-strip");
        for (Side side : Side.values()) {
            var tab = new ToggleButton(side.fileName());
            tab.getStyleClass().add("script-tab");
            tab.setId("tab-" + side.name().toLowerCase(java.util.Locale.ROOT));
            tab.setToggleGroup(group);
            tab.setOnAction(event -> {
                tab.setSelected(true);
                model.sideProperty().set(side);
            });
            model.sideProperty().subscribe(now -> tab.setSelected(now == side));
            head.getChildren().add(tab);
        }
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        var edited = new Badge(Tone.CHANGED, TEXTS.get("script.edited"));
        var back = Buttons.link(Command.of("plan.generated", TEXTS.get("script.back"), AppIcon.UNDO, this::backToGenerated));
        for (Region node : List.of(edited, back)) {
            node.visibleProperty().bind(model.planning().planProperty().map(now -> model.planning().edited()));
            node.managedProperty().bind(node.visibleProperty());
        }
        head.getChildren().addAll(spring, edited, back);
        editors.get(Side.UP).commands().stream().filter(c -> c.id().equals("editor.find"))
                .forEach(find -> head.getChildren().add(Buttons.icon(Command.of("plan.find", find.text(), find.icon(), this::find))));
        return head;
    }

    private void find() {
        commands().stream().filter(c -> c.id().equals("editor.find")).forEach(Command::run);
    }

    private void backToGenerated() {
        model.planning().backToGenerated();
    }

    private void showSide(Side side) {
        editors.forEach((each, editor) -> editor.setVisible(each == side));
        mark(true);
    }

    private void load(Optional<ScriptedPlan> plan) {
        put(Side.UP, plan.map(ScriptedPlan::up).orElse(""));
        put(Side.DOWN, plan.map(ScriptedPlan::down).orElse(""));
        showFindings();
    }

    private void put(Side side, String text) {
        if (taking) {
            return;
        }
        lines.put(side, StepLines.of(text));
        SqlEditor editor = editors.get(side);
        if (!editor.text().equals(text)) {
            loading = true;
            following = true;
            editor.load(text);
            loading = false;
            following = false;
            mark(true);
        }
    }

    private record Taken(String up, String down, StepLines upLines, StepLines downLines) {
        static Taken of(String up, String down) {
            return new Taken(up, down, StepLines.of(up), StepLines.of(down));
        }
    }

    /** What is typed while the scripts are put together is taken by the next call, which that typing brings about. */
    private void take() {
        long mine = edits;
        Supplier<String> up = editors.get(Side.UP).snapshot();
        Supplier<String> down = editors.get(Side.DOWN).snapshot();
        model.bench().background().compute("taking the edited scripts", progress -> Taken.of(up.get(), down.get())).onDone(taken -> {
            if (mine == edits) {
                taking = true;
                lines.put(Side.UP, taken.upLines());
                lines.put(Side.DOWN, taken.downLines());
                model.planning().edit(taken.up(), taken.down());
                taking = false;
            }
        });
    }

    private void select(Side side, int line) {
        if (following || side != model.sideProperty().get()) {
            return;
        }
        int step = lines.get(side).at(line);
        if (step > 0 && step != model.stepProperty().get()) {
            following = true;
            model.stepProperty().set(step);
            following = false;
            mark(false);
        }
    }

    private void mark(boolean go) {
        Side side = model.sideProperty().get();
        SqlEditor editor = editors.get(side);
        lines.get(side).of(model.stepProperty().get()).ifPresentOrElse(span -> {
            editor.band(span.from(), span.to());
            if (go && !following) {
                following = true;
                editor.goTo(span.from(), 1);
                following = false;
            }
        }, () -> editor.band(0, 0));
    }

    private void showFindings() {
        editors.forEach((side, editor) -> editor.showFindings(model.report().map(report -> report.findings().stream()
                .filter(f -> f.side() == side && f.line() > 0)
                .map(f -> new Finding(f.line(), f.column(), SeverityTone.of(f.severity()), words(f), List.of())).toList())
                .orElse(List.of())));
        mark(false);
    }

    private static String words(dev.slipway.rehearse.event.Finding finding) {
        String detail = finding.detail().isEmpty() ? "" : ". " + finding.detail();
        return finding.message() + detail + (finding.hint().isEmpty() ? "" : ". " + finding.hint());
    }
}
