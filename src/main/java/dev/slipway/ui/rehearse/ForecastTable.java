package dev.slipway.ui.rehearse;

import dev.slipway.rehearse.Circumstances.ForProduction;
import dev.slipway.rehearse.event.Side;
import dev.slipway.rehearse.event.StepForecast;
import dev.slipway.rehearse.event.StepForecast.Range;
import dev.slipway.rehearse.fold.ForecastText;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.StepTable;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Words;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

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
            setFixedCellSize(28);
            setAccessibleText(TEXTS.get("forecast.table"));
            setPlaceholder(Words.muted(TEXTS.get("steps.none")));
            getColumns().addAll(List.of(number(), title(300),
                    column(TEXTS.get("forecast.side"), Width.fixed(58), Comparator.comparing(line -> line.step().side()),
                            line -> TEXTS.get("forecast.side." + line.step().side()), _ -> null),
                    numbers(TEXTS.get("forecast.measured"), Width.fixed(84), Comparator.comparing(line -> line.step().measured()),
                            line -> Format.duration(line.step().measured())),
                    numbers(TEXTS.get("forecast.there"), new Width(130, 150, 180), Comparator.comparing(Line::likely), line ->
                            line.step().range().map(ForecastText::range).orElse("?")),
                    column(TEXTS.get("forecast.grows"), new Width(160, 320, Double.MAX_VALUE),
                            Comparator.comparing(line -> line.step().growth()), line -> ForecastText.basis(line.step()), _ -> null)));
        }
    }

    private final Steps steps = new Steps();
    private final VBox head = new VBox(2);

    ForecastTable() {
        head.getStyleClass().add("forecast-head");
        setTop(head);
        setCenter(steps);
    }

    void show(ForProduction forecast, List<StepLine> titles) {
        Map<Integer, String> named = titles.stream().collect(Collectors.toMap(StepLine::number, StepLine::title));
        head.getChildren().setAll(Words.body(TEXTS.get("forecast.total", total(forecast, Side.UP), total(forecast, Side.DOWN))),
                Words.muted(TEXTS.get("forecast.of", forecast.of())));
        steps.show(forecast.steps().stream().map(step -> new Line(step, named.getOrDefault(step.step(), ""))).toList());
    }

    private static String total(ForProduction forecast, Side side) {
        return ForecastText.total(forecast, side).map(ForecastText::range).orElse("?");
    }
}
