package dev.slipway.rehearse.fold;

import dev.slipway.rehearse.Circumstances.ForProduction;
import dev.slipway.rehearse.event.Growth;
import dev.slipway.rehearse.event.Side;
import dev.slipway.rehearse.event.StepForecast;
import dev.slipway.rehearse.event.StepForecast.Range;
import dev.slipway.rehearse.forecast.Forecast;
import dev.slipway.rehearse.fold.RehearsalReport.Section;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A forecast in words. */
public final class ForecastText {
    private ForecastText() {}

    /** Such as "40.0 s to 1 min 10 s"; one time where both ends read alike. */
    public static String range(Range range) {
        String low = Durations.words(range.low());
        String high = Durations.words(range.high());
        return low.equals(high) ? high : low + " to " + high;
    }

    public static String range(StepForecast step) {
        return step.range().map(ForecastText::range).orElse("not known: production has no statistics of " + step.table() + ", run ANALYZE");
    }

    /** What the forecast of a step rests on. */
    public static String basis(StepForecast step) {
        String how = step.growth() == Growth.CONSTANT ? "constant" : step.growth().words() + " of " + step.table();
        return step.errorPercent() < 0 ? how
                : how + ", measured at " + step.sizes() + " sizes, off by at most " + step.errorPercent() + " %";
    }

    /** Of one side of all steps together. */
    public static Optional<Range> total(ForProduction forecast, Side side) {
        return Forecast.total(forecast.steps().stream().filter(step -> step.side() == side).toList());
    }

    /** @param titles of the steps, by their numbers */
    static Section section(ForProduction forecast, Map<Integer, String> titles) {
        Stream<List<String>> steps = forecast.steps().stream().map(step -> List.of(step.side().name().toLowerCase(java.util.Locale.ROOT),
                String.valueOf(step.step()), titles.getOrDefault(step.step(), ""), Durations.words(step.measured()), range(step),
                basis(step)));
        Stream<List<String>> totals = Stream.of(Side.values()).flatMap(side -> total(forecast, side).stream().map(range ->
                List.of(side.name().toLowerCase(java.util.Locale.ROOT), "all", "", "", range(range), "one step after the other")));
        return Section.table("Forecast for production (" + forecast.of() + ")",
                List.of("side", "step", "what", "measured", "in production", "grows"), Stream.concat(steps, totals).toList());
    }

    /** As a table of its own, for a terminal. */
    public static String table(ForProduction forecast, Map<Integer, String> titles) {
        return ReportText.plain(List.of(section(forecast, titles)));
    }
}
