package dev.slipway.ui.plan;

import dev.slipway.model.ObjectKey;
import dev.slipway.plan.Hazard;
import dev.slipway.plan.Phase;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.plan.Severity;
import dev.slipway.plan.Step;
import dev.slipway.rehearse.event.Side;
import dev.slipway.rehearse.shadow.ShadowReport;
import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.StepTitle;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.SeverityTone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** The steps under their phases. */
final class StepList extends ListView<StepList.Row> {
    private static final Texts TEXTS = Texts.of(StepList.class);
    private final PlanModel model;

    /** A row of the list. */
    sealed interface Row {
        record Head(Phase phase, int steps) implements Row {}

        record Line(Step step, Known known) implements Row {}
    }

    /** What the check says of a step. */
    enum Known { UNCHECKED, RAN, FAILED }

    StepList(PlanModel model) {
        this.model = model;
        setId("steps");
        getStyleClass().add("quiet-list");
        setFixedCellSize(StepTitle.ROW);
        setAccessibleText(TEXTS.get("steps.name"));
        setCellFactory(list -> new Cell());
        getSelectionModel().selectedItemProperty().addListener((seen, was, now) -> {
            if (now instanceof Row.Line line) {
                model.stepProperty().set(line.step().number());
            }
        });
        model.planning().planProperty().subscribe(now -> layOut());
        model.planning().shadowProperty().subscribe(now -> layOut());
        model.stepProperty().subscribe(now -> follow());
    }

    private void layOut() {
        List<Row> rows = model.plan().map(this::rows).orElse(List.of());
        if (rows.size() == getItems().size()) {
            for (int i = 0; i < rows.size(); i++) {
                if (!rows.get(i).equals(getItems().get(i))) {
                    getItems().set(i, rows.get(i));
                }
            }
        } else {
            getItems().setAll(rows);
        }
        follow();
    }

    private List<Row> rows(ScriptedPlan plan) {
        Optional<ShadowReport> report = model.report();
        List<Row> rows = new ArrayList<>();
        Phase phase = null;
        for (Step step : plan.plan().steps()) {
            if (step.phase() != phase) {
                phase = step.phase();
                Phase now = phase;
                int steps = (int) plan.plan().steps().stream().filter(s -> s.phase() == now).count();
                rows.add(new Row.Head(phase, steps));
            }
            rows.add(new Row.Line(step, known(step, report)));
        }
        return rows;
    }

    private static Known known(Step step, Optional<ShadowReport> report) {
        if (report.isEmpty()) {
            return Known.UNCHECKED;
        }
        if (report.get().failures().stream().anyMatch(finding -> finding.step() == step.number())) {
            return Known.FAILED;
        }
        return report.get().steps().stream().anyMatch(s -> s.step() == step.number() && s.side() == Side.UP) ? Known.RAN : Known.UNCHECKED;
    }

    private void follow() {
        int wanted = model.stepProperty().get();
        if (getSelectionModel().getSelectedItem() instanceof Row.Line line && line.step().number() == wanted) {
            return;
        }
        for (int i = 0; i < getItems().size(); i++) {
            if (getItems().get(i) instanceof Row.Line line && line.step().number() == wanted) {
                getSelectionModel().select(i);
                scrollTo(Math.max(0, i - 8));
                return;
            }
        }
    }

    private static final class Cell extends ListCell<Row> {
        Cell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            setText(null);
            setTooltip(null);
            if (empty || row == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            setGraphic(switch (row) {
                case Row.Head head -> head(head);
                case Row.Line line -> line(line);
            });
        }

        private HBox head(Row.Head head) {
            var box = new HBox(8, Words.caption(head.phase().title().toUpperCase(java.util.Locale.ROOT)),
                    Words.caption(Format.count(head.steps())));
            box.setAlignment(Pos.CENTER_LEFT);
            setAccessibleText(head.phase().title() + ", " + Format.count(head.steps(), "step"));
            return box;
        }

        /** Without the schemas, which would push what tells steps apart out of sight; the step's own page has them. */
        private static StepTitle shortened(Step step) {
            StepTitle title = StepTitle.of(step.title());
            String object = title.object();
            for (ObjectKey changed : step.objects()) {
                object = changed.schema().isEmpty() ? object : object.replaceAll("(^|[ (])" + Pattern.quote(changed.schema() + "."), "$1");
            }
            return new StepTitle(title.verb(), object);
        }

        private HBox line(Row.Line line) {
            Step step = line.step();
            Label number = Words.muted(String.valueOf(step.number()));
            number.setMinWidth(22);
            number.setAlignment(Pos.CENTER_RIGHT);
            var title = shortened(step).node();
            HBox.setHgrow(title, Priority.ALWAYS);
            var box = new HBox(8, number, switch (line.known()) {
                case UNCHECKED -> AppIcon.CURRENT.node(12);
                case RAN -> AppIcon.DONE.node(13, Tone.GOOD);
                case FAILED -> AppIcon.BAD.node(13, Tone.BAD);
            }, title);
            box.setAlignment(Pos.CENTER_LEFT);
            Optional<Severity> worst = step.effects().hazards().stream().map(Hazard::severity).max(Comparator.naturalOrder())
                    .filter(severity -> severity.compareTo(Severity.MEDIUM) >= 0);
            worst.ifPresent(severity -> box.getChildren().add(SeverityTone.of(severity).icon().node(14, SeverityTone.of(severity))));
            setTooltip(Buttons.tooltip(step.title()));
            setAccessibleText(TEXTS.get("steps.step", step.number(), step.title())
                    + worst.map(severity -> ", " + SeverityTone.of(severity).word()).orElse("")
                    + ", " + TEXTS.get("known." + line.known().name().toLowerCase(java.util.Locale.ROOT)));
            return box;
        }
    }
}
