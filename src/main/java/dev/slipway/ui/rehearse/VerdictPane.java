package dev.slipway.ui.rehearse;

import dev.slipway.rehearse.EvidenceSummary;
import dev.slipway.rehearse.event.Finding;
import dev.slipway.rehearse.event.RehearsalEvent.Outcome;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import dev.slipway.ui.kit.Words;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** How a rehearsal ended: the verdict, each limit, what was found, and below it everything that was measured. */
final class VerdictPane extends BorderPane {
    private static final Texts TEXTS = Texts.of(VerdictPane.class);
    private static final int FINDINGS_SHOWN = 3;

    private final Command mend;
    private final VBox head = new VBox();
    private final BudgetTiles budgets = new BudgetTiles();
    private final PhaseStrip strip = new PhaseStrip();
    private final MeasuredSteps steps = new MeasuredSteps();
    private final LocksPane locks = new LocksPane();
    private final LatencyPane latency = new LatencyPane();
    private final LoadTable load = new LoadTable();
    private final MatrixPane matrix = new MatrixPane();
    private final ChecksPane checks = new ChecksPane();
    private final ForecastTable forecast;
    private final Tab forecastTab;
    private final ObservableList<LogLine> lines = FXCollections.observableArrayList();
    private final ListView<String> notes = new ListView<>();
    private final Tab notesTab = new Tab();
    private final Tab stepsTab;
    private final List<Tab> ofLoad;
    private final List<Tab> ofRun;
    private final TabPane tabs = new TabPane();
    private final HBox ways = new HBox(8);

    /**
     * @param ways on from here beside the primary button
     * @param mend goes to where what was found is mended
     */
    VerdictPane(List<Command> ways, Command mend, ForecastTable forecast) {
        this.mend = mend;
        this.forecast = forecast;
        forecastTab = tab("verdict.forecast", forecast);
        this.ways.setAlignment(Pos.CENTER_RIGHT);
        ways.forEach(way -> this.ways.getChildren().add(Buttons.of(way)));
        var felt = new SplitPane(latency, load);
        felt.setDividerPositions(0.37);
        ofLoad = List.of(tab("run.latency", felt), tab("run.matrix", matrix));
        ofRun = List.of(tab("verdict.locks", locks), tab("verdict.checks", checks), tab("verdict.log", new LogPane(lines)));
        tabs.getStyleClass().add("verdict-tabs");
        tabs.setId("verdict-tabs");
        tabs.setAccessibleText(TEXTS.get("verdict.tabs"));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        stepsTab = tab("verdict.steps", steps);
        notes.getStyleClass().addAll("quiet-list", "notes");
        notes.setAccessibleText(TEXTS.get("verdict.notes.title"));
        notes.setCellFactory(view -> new NoteCell());
        notesTab.setContent(notes);
        tabs.getTabs().add(stepsTab);
        head.getStyleClass().add("verdict-head");
        setTop(head);
        setCenter(tabs);
    }

    private static Tab tab(String key, Node content) {
        return new Tab(TEXTS.get(key), content);
    }

    void show(Verdict verdict) {
        EvidenceSummary evidence = verdict.evidence();
        head.getChildren().setAll(banner(verdict));
        verdict.run().ifPresent(run -> {
            strip.show(run.end().state(), verdict.stagingAsBefore().orElse(false));
            head.getChildren().add(strip);
        });
        budgets.show(evidence.budgets());
        head.getChildren().add(budgets);
        List<Node> found = verdict.passed() ? List.of() : findings(verdict);
        if (!found.isEmpty()) {
            var box = new VBox(6);
            box.getChildren().addAll(found);
            box.getStyleClass().add("verdict-findings");
            head.getChildren().add(box);
        }
        steps.show(verdict.steps());
        notes.getItems().setAll(evidence.findings());
        notesTab.setText(TEXTS.get("verdict.notes", String.valueOf(evidence.findings().size())));
        List<Tab> always = evidence.findings().isEmpty() ? List.of(stepsTab) : List.of(stepsTab, notesTab);
        if (verdict.run().isPresent()) {
            Verdict.Recording run = verdict.run().get();
            locks.show(run.end());
            checks.show(run.end().answers().checks());
            lines.setAll(run.log());
            latency.show(run.end());
            load.show(run.end().felt().load());
            matrix.show(run.end().felt().code(), false);
        }
        boolean loaded = verdict.run().filter(run -> run.end().felt().load().began().isPresent()).isPresent();
        forecast.show(evidence, verdict.steps());
        List<Tab> wanted = java.util.stream.Stream.of(always,
                forecast.hasSomething() ? List.of(forecastTab) : List.<Tab>of(), loaded ? ofLoad : List.<Tab>of(),
                verdict.run().isPresent() ? ofRun : List.<Tab>of()).flatMap(List::stream).toList();
        if (!tabs.getTabs().equals(wanted)) {
            tabs.getTabs().setAll(wanted);
        }
    }

    private HBox banner(Verdict verdict) {
        EvidenceSummary evidence = verdict.evidence();
        Tone tone = tone(evidence.verdict());
        Label word = new Label(TEXTS.get("verdict." + evidence.verdict().name()), tone.icon().node(22, tone));
        word.getStyleClass().addAll("verdict-word", tone.styleClass());
        word.setMinWidth(USE_PREF_SIZE);
        Label sentence = new Label(TEXTS.get("verdict." + evidence.verdict().name() + ".sentence"));
        sentence.setWrapText(true);
        Label facts = Words.muted(TEXTS.get("verdict.facts", evidence.database(), evidence.server(),
                Format.exact(evidence.started(), ZoneId.systemDefault()), Format.duration(evidence.total())));
        facts.setMinWidth(0);
        var known = new HBox(8);
        known.setAlignment(Pos.CENTER_LEFT);
        verdict.stagingAsBefore().ifPresent(asBefore -> known.getChildren().add(staging(asBefore)));
        evidence.copy().ifPresent(copy -> {
            Label onCopy = Words.muted(copy.isWhole()
                    ? TEXTS.get("verdict.copy", copy.of(), Format.size(copy.bytes()))
                    : TEXTS.get("verdict.part", copy.of(), String.valueOf(copy.percent())));
            onCopy.setId("verdict-copy");
            onCopy.setMinWidth(USE_PREF_SIZE);
            known.getChildren().add(onCopy);
        });
        known.getChildren().add(facts);
        var words = new VBox(2, sentence, known);
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = new HBox(16, word, words);
        row.setAlignment(Pos.CENTER_LEFT);
        ways.setMinWidth(Region.USE_PREF_SIZE);
        row.getChildren().add(ways);
        return row;
    }

    private static Node staging(boolean asBefore) {
        Tone tone = asBefore ? Tone.GOOD : Tone.BAD;
        return new dev.slipway.ui.kit.Badge(tone, TEXTS.get(asBefore ? "verdict.stagingAsBefore" : "verdict.stagingDiffers"));
    }

    private static Tone tone(EvidenceSummary.Verdict verdict) {
        return switch (verdict) {
            case PASSED -> Tone.GOOD;
            case FAILED -> Tone.BAD;
            case ABORTED -> Tone.WARN;
        };
    }

    /** What was found at a place of a script can be gone to; the rest is told. */
    private List<Node> findings(Verdict verdict) {
        List<Finding> placed = verdict.run().map(run -> run.end().answers().findings()).orElse(List.of());
        List<Node> nodes = new java.util.ArrayList<>(placed.stream().limit(FINDINGS_SHOWN).map(this::card).toList());
        List<String> warned = verdict.run().map(run -> run.end().answers().checks()).orElse(List.of()).stream()
                .filter(check -> check.outcome() == Outcome.WARNED).map(check -> check.name() + ": " + check.detail()).toList();
        List<String> told = verdict.evidence().findings().stream()
                .filter(text -> !warned.contains(text) && placed.stream().noneMatch(finding -> text.contains(finding.message()))).toList();
        for (String text : told.stream().limit(Math.max(0, FINDINGS_SHOWN - nodes.size())).toList()) {
            // In full among what there is to look at: here each has a line.
            Label label = new Label(sentence(text));
            label.setTooltip(Buttons.tooltip(sentence(text)));
            label.setGraphic(Tone.BAD.icon().node(14, Tone.BAD));
            label.setGraphicTextGap(8);
            nodes.add(label);
        }
        if (told.size() + placed.size() > nodes.size()) {
            nodes.add(Words.muted(TEXTS.get("verdict.more", String.valueOf(told.size() + placed.size() - nodes.size()))));
        }
        return nodes;
    }

    private Node card(Finding finding) {
        Label what = Words.heading(sentence(finding.message()));
        what.setWrapText(true);
        what.setGraphic(Tone.BAD.icon().node(16, Tone.BAD));
        what.setGraphicTextGap(8);
        Label place = Words.code(finding.place());
        place.getStyleClass().add("muted");
        Label hint = Words.body(finding.hint());
        hint.setManaged(!finding.hint().isEmpty());
        var words = new VBox(4, what, hint, place);
        HBox.setHgrow(words, Priority.ALWAYS);
        String text = Optional.of(finding.sqlState()).filter(ORPHANS::equals).map(state -> TEXTS.get("finding.orphans"))
                .orElse(TEXTS.get("finding.open"));
        var way = Buttons.of(new Command(mend.id(), text, mend.group(), mend.icon(), "", mend.blockedBy(), mend.action()));
        way.setMinWidth(Region.USE_PREF_SIZE);
        var card = new HBox(16, words, way);
        card.setAlignment(Pos.CENTER_LEFT);
        card.getStyleClass().add("finding-card");
        return card;
    }

    /** What deserves a look, in full: it wraps. */
    private static final class NoteCell extends ListCell<String> {
        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty || text == null ? null : sentence(text));
            setGraphic(empty || text == null ? null : Tone.WARN.icon().node(14, Tone.WARN));
            setGraphicTextGap(8);
            setWrapText(true);
            setPrefWidth(0);
        }
    }

    /** foreign_key_violation (PostgreSQL 18 manual, appendix A). */
    private static final String ORPHANS = "23503";

    private static String sentence(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
