package dev.slipway.ui.rehearse;

import dev.slipway.jdbc.ConnectionProfile;
import dev.slipway.rehearse.Circumstances.ForProduction;
import dev.slipway.rehearse.EvidenceSummary;
import dev.slipway.rehearse.event.Side;
import dev.slipway.rehearse.event.StepForecast;
import dev.slipway.rehearse.event.StepForecast.Range;
import dev.slipway.rehearse.fold.ForecastText;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.ErrorState;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.StepTable;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.Forecasting;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** How long each step is foretold to take in production, with what that rests on. */
final class ForecastTable extends BorderPane {
    private static final Texts TEXTS = Texts.of(ForecastTable.class);

    /** One side of a step. */
    private record Line(StepForecast step, String title) {
        Duration likely() {
            return step.range().map(Range::likely).orElse(Duration.ZERO);
        }
    }

    private static final class Steps extends StepTable<Line> {
        Steps() {
            super(line -> line.step().step(), Line::title, line -> line.step().step() + " " + line.title() + "\n"
                    + ForecastText.range(line.step()) + "\n" + ForecastText.basis(line.step()));
            setId("forecast-table");
            setAccessibleText(TEXTS.get("forecast.table"));
            setPlaceholder(Words.muted(TEXTS.get("steps.none")));
            getColumns().addAll(List.of(number(), title(420),
                    column(TEXTS.get("forecast.side"), Width.fixed(58), Comparator.comparing(line -> line.step().side()),
                            line -> TEXTS.get("forecast.side." + line.step().side()), _ -> null),
                    numbers(TEXTS.get("forecast.measured"), Width.fixed(84), Comparator.comparing(line -> line.step().measured()),
                            line -> Format.duration(line.step().measured())),
                    numbers(TEXTS.get("forecast.there"), new Width(130, 150, 180), Comparator.comparing(Line::likely), line ->
                            line.step().range().map(ForecastText::range).orElse("?")),
                    column(TEXTS.get("forecast.grows"), new Width(160, 300, 420),
                            Comparator.comparing(line -> line.step().growth()), line -> ForecastText.basis(line.step()), _ -> null)));
        }
    }

    private final Forecasting forecasting;
    private final Steps steps = new Steps();
    private final VBox words = new VBox(2);
    private final ComboBox<ConnectionProfile> production = new ComboBox<>();
    private final Button ask = new Button(TEXTS.get("forecast.ask"));
    private Optional<ForProduction> measured = Optional.empty();
    private String scriptsHash = "";
    private List<StepLine> titles = List.of();

    ForecastTable(Forecasting forecasting) {
        this.forecasting = forecasting;
        production.setId("forecast-production");
        production.setAccessibleText(TEXTS.get("forecast.production"));
        production.setConverter(new ProfileWords());
        production.setMinWidth(Region.USE_PREF_SIZE);
        ask.setId("forecast-ask");
        ask.setTooltip(Buttons.tooltip(TEXTS.get("forecast.ask.meaning")));
        ask.setOnAction(event -> Optional.ofNullable(production.getValue()).ifPresent(forecasting::ask));
        ask.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        var head = new HBox(12, words, production, ask);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("forecast-head");
        setTop(head);
        setCenter(steps);
        forecasting.latestProperty().addListener(changed -> show());
        forecasting.activity().stateProperty().addListener(changed -> show());
    }

    /** Whether there is a forecast, or somebody who could be asked for what it needs. */
    boolean hasSomething() {
        return measured.isPresent() || !production.getItems().isEmpty();
    }

    /** Shows the newest forecast for those scripts: the rehearsal's own, or the one that was asked for since. */
    void show(EvidenceSummary evidence, List<StepLine> lines) {
        measured = evidence.forecast();
        scriptsHash = evidence.subject().scriptsHash();
        titles = lines;
        ConnectionProfile chosen = production.getValue();
        production.getItems().setAll(forecasting.productions());
        production.setValue(production.getItems().contains(chosen) ? chosen : production.getItems().stream().findFirst().orElse(null));
        show();
    }

    private void show() {
        boolean anybody = !production.getItems().isEmpty();
        production.setVisible(anybody);
        ask.setVisible(anybody);
        ask.setDisable(forecasting.activity().running());
        Optional<ForProduction> forecast = forecasting.latest(scriptsHash).or(() -> measured);
        words.getChildren().setAll(forecast.map(this::told).orElseGet(() -> List.of(Words.muted(TEXTS.get("forecast.unknown")))));
        forecasting.activity().problem().ifPresent(problem -> words.getChildren().add(new ErrorState(problem)));
        Map<Integer, String> named = titles.stream().collect(Collectors.toMap(StepLine::number, StepLine::title));
        steps.show(forecast.map(ForProduction::steps).orElse(List.of()).stream()
                .map(step -> new Line(step, named.getOrDefault(step.step(), ""))).toList());
    }

    private List<Node> told(ForProduction forecast) {
        Label basis = Words.muted(TEXTS.get("forecast.of", forecast.of()));
        basis.setWrapText(true);
        return List.of(Words.body(TEXTS.get("forecast.total", total(forecast, Side.UP), total(forecast, Side.DOWN))), basis);
    }

    private static String total(ForProduction forecast, Side side) {
        return ForecastText.total(forecast, side).map(ForecastText::range).orElse("?");
    }

    /** Profiles by their names; nobody types them. */
    private static final class ProfileWords extends StringConverter<ConnectionProfile> {
        @Override
        public String toString(ConnectionProfile profile) {
            return profile == null ? "" : profile.name().isBlank() ? profile.target() : profile.name();
        }

        @Override
        public ConnectionProfile fromString(String text) {
            throw new UnsupportedOperationException("choices are not typed");
        }
    }
}
