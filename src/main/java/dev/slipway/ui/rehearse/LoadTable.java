package dev.slipway.ui.rehearse;

import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.StepTable;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Words;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the workload felt before, during each step and after; and for how long which step kept it waiting. */
final class LoadTable extends StepTable<LoadLine> {
    private static final Texts TEXTS = Texts.of(LoadTable.class);

    private List<LoadLine> shown = List.of();

    LoadTable() {
        super(LoadLine::step, LoadLine::when, LoadTable::details);
        setId("load-table");
        setFixedCellSize(28);
        setAccessibleText(TEXTS.get("load.table"));
        setPlaceholder(Words.muted(TEXTS.get("load.none")));
        getColumns().addAll(List.of(
                column(TEXTS.get("load.when"), new Width(160, 280, Double.MAX_VALUE), Comparator.comparing(LoadLine::step),
                        LoadLine::when, _ -> null),
                numbers(TEXTS.get("load.count"), Width.fixed(58), Comparator.comparing(LoadLine::count),
                        line -> Format.count(line.count())),
                time("p50", Comparator.comparing(LoadLine::p50), LoadLine::p50),
                time("p95", Comparator.comparing(LoadLine::p95), LoadLine::p95),
                time("p99", Comparator.comparing(LoadLine::p99), LoadLine::p99),
                time(TEXTS.get("load.max"), Comparator.comparing(LoadLine::max), LoadLine::max),
                column(TEXTS.get("load.failed"), new Width(92, 96, 180), Comparator.comparing(LoadLine::failed), LoadTable::errors,
                        _ -> null),
                numbers(TEXTS.get("load.blocked"), Width.fixed(72), Comparator.comparing(LoadLine::blockedTotal),
                        line -> line.blockedTotal().isZero() ? "–" : Format.duration(line.blockedTotal()))));
    }

    private javafx.scene.control.TableColumn<LoadLine, LoadLine> time(String heading, Comparator<LoadLine> order,
            java.util.function.Function<LoadLine, Duration> value) {
        return numbers(heading, Width.fixed(62), order, line -> line.count() == 0 ? "–" : Format.duration(value.apply(line)));
    }

    void show(LoadPicture load) {
        if (!load.lines().equals(shown)) {
            shown = load.lines();
            show(shown);
        }
    }

    private static String errors(LoadLine line) {
        return line.failed() == 0 ? "–" : byState(line.errors());
    }

    private static String byState(Map<String, Long> errors) {
        return new TreeMap<>(errors).entrySet().stream()
                .map(error -> TEXTS.get("load.error", error.getKey(), Format.count(error.getValue()))).collect(Collectors.joining(", "));
    }

    /** Which statement waited for how long. */
    private static String details(LoadLine line) {
        String failed = line.failed() == 0 ? "" : "\n" + byState(line.errors());
        return line.when() + failed + new TreeMap<>(line.blocked()).entrySet().stream()
                .map(wait -> "\n" + TEXTS.get("load.waited", wait.getKey(), Format.duration(wait.getValue())))
                .collect(Collectors.joining());
    }
}
