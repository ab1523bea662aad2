package dev.slipway.rehearse.fold;

import dev.slipway.rehearse.event.Age;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.event.Tried;
import dev.slipway.rehearse.event.WorkloadStatement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which statements of old and new code worked after which step, on the way up and on the way back. */
public final class CompatibilityMatrix {
    private final List<RehearsalEvent.CompatibilityTried> moments = new ArrayList<>();
    private final Map<String, Age> ages = new LinkedHashMap<>();

    /** The matrix of a whole stream. */
    public static CompatibilityMatrix of(List<RehearsalEvent> events) {
        CompatibilityMatrix matrix = new CompatibilityMatrix();
        events.forEach(matrix::apply);
        return matrix;
    }

    public void apply(RehearsalEvent event) {
        if (event instanceof RehearsalEvent.WorkloadBegan began) {
            began.statements().forEach((WorkloadStatement s) -> ages.put(s.name(), s.age()));
        } else if (event instanceof RehearsalEvent.CompatibilityTried tried) {
            moments.add(tried);
        }
    }

    /** The columns: {@code step} is the one just done or taken back; 0 in the phase before up. */
    public List<RehearsalEvent.CompatibilityTried> moments() {
        return List.copyOf(moments);
    }

    /** The rows by their names, in the order of the workload. */
    public Map<String, Age> statements() {
        return Collections.unmodifiableMap(ages);
    }

    public Optional<Tried> cell(RehearsalEvent.CompatibilityTried moment, String statement) {
        return moment.tried().stream().filter(t -> t.script().equals(statement)).findFirst();
    }

    /** A table with a row for each statement and a column for each moment; without columns when nothing was tried. */
    RehearsalReport.Section section() {
        if (moments.isEmpty()) {
            return RehearsalReport.Section.table("Old and new code", List.of(), List.of());
        }
        List<String> header = new ArrayList<>(List.of("statement", "of code"));
        moments.forEach(m -> header.add(title(m)));
        List<List<String>> rows = new ArrayList<>();
        ages.forEach((name, age) -> {
            List<String> row = new ArrayList<>(List.of(name, age.name().toLowerCase(Locale.ROOT)));
            moments.forEach(m -> row.add(cell(m, name).map(CompatibilityMatrix::text).orElse("")));
            rows.add(row);
        });
        return RehearsalReport.Section.table("Old and new code", header, rows);
    }

    private static String title(RehearsalEvent.CompatibilityTried moment) {
        return moment.phase() == RehearsalPhase.BASELINE ? "before" : moment.phase().title().toLowerCase(Locale.ROOT) + " " + moment.step();
    }

    private static String text(Tried tried) {
        return tried.works() ? "works" : (tried.required() ? "FAILS " : "not needed ") + tried.sqlState();
    }
}
