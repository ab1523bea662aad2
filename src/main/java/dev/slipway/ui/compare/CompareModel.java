package dev.slipway.ui.compare;

import dev.slipway.diff.Difference;
import dev.slipway.export.comparison.ComparisonFormat;
import dev.slipway.export.comparison.ComparisonReport;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.ui.kit.Job;
import dev.slipway.ui.work.Comparison;
import dev.slipway.ui.work.Workbench;
import dev.slipway.workspace.SafeFiles;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The list of differences under its filters, and the one that is looked at. */
public final class CompareModel {
    private final Workbench bench;
    private final ObservableList<CompareRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Map<Change, Integer>> counts = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<Optional<Difference>> selected = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<CompareFilter> filter = new SimpleObjectProperty<>(CompareFilter.NONE);
    private final ObjectProperty<Optional<ObjectKey>> pairing = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyBooleanWrapper layingOut = new ReadOnlyBooleanWrapper();
    private final Set<String> collapsed = new HashSet<>();
    /** Worked out once a comparison: putting them together is not free, and every key press asks for them. */
    private List<Difference> shown = List.of();
    private Set<ObjectKey> fixed = Set.of();

    CompareModel(Workbench bench) {
        this.bench = bench;
        bench.comparing().comparisonProperty().subscribe(now -> {
            shown = now.map(Comparison::shown).orElse(List.of());
            fixed = now.stream().flatMap(c -> c.renamedOnly().stream()).map(Difference::key).collect(Collectors.toSet());
            count();
            layOut();
            keepSelection();
        });
        bench.reviewing().marksProperty().addListener(changed -> layOut());
        filter.addListener(changed -> layOut());
    }

    public Workbench bench() {
        return bench;
    }

    public Optional<Comparison> comparison() {
        return bench.comparing().comparisonProperty().get();
    }

    ObservableList<CompareRow> rows() {
        return rows;
    }

    /** All differences, whatever is filtered. */
    List<Difference> shown() {
        return shown;
    }

    /** How many differences of each state there are, whatever is filtered. */
    ReadOnlyObjectProperty<Map<Change, Integer>> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Difference>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** True while the rows change: what the list selects meanwhile is nobody's wish. */
    ReadOnlyBooleanProperty layingOutProperty() {
        return layingOut.getReadOnlyProperty();
    }

    ObjectProperty<CompareFilter> filterProperty() {
        return filter;
    }

    /** What a counterpart is being looked for; empty while nobody pairs objects by hand. */
    ObjectProperty<Optional<ObjectKey>> pairingProperty() {
        return pairing;
    }

    /** The kinds that differ. */
    public List<ObjectKind> kinds() {
        return shown.stream().map(d -> d.key().kind()).distinct().sorted().toList();
    }

    /** The schemas in which something differs. */
    public List<String> schemas() {
        return shown.stream().map(d -> CompareRows.schemaOf(d.key())).distinct().sorted().toList();
    }

    void select(Difference difference) {
        selected.set(Optional.of(difference));
    }

    /** Looks at the difference of an object, when it has one. */
    boolean select(ObjectKey key) {
        Optional<Difference> found = shown.stream().filter(d -> d.key().equals(key)).findFirst();
        found.ifPresent(this::reveal);
        return found.isPresent();
    }

    /** A difference that its filter or its closed group hides is brought into sight. */
    private void reveal(Difference difference) {
        if (!filter.get().passes(difference, bench.reviewing().reviewed(difference.key()))) {
            filter.set(CompareFilter.NONE);
        }
        String schema = CompareRows.schemaOf(difference.key());
        if (collapsed.remove(schema) | collapsed.remove(schema + "/" + difference.key().kind())) {
            layOut();
        }
        select(difference);
    }

    /** Goes to the next listed difference, or the one before; false at the end of the list. */
    boolean step(int direction) {
        return stepTo(direction, item -> true);
    }

    private boolean stepTo(int direction, java.util.function.Predicate<CompareRow.Item> wanted) {
        int at = selected.get().map(this::indexOf).orElse(-1);
        for (int i = at + direction; i >= 0 && i < rows.size(); i += direction) {
            if (rows.get(i) instanceof CompareRow.Item item && wanted.test(item)) {
                select(item.difference());
                return true;
            }
        }
        return false;
    }

    private int indexOf(Difference difference) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof CompareRow.Item item && item.difference().key().equals(difference.key())) {
                return i;
            }
        }
        return -1;
    }

    /** Marks what is looked at as reviewed, and goes on to the next that is not. */
    void reviewAndGoOn() {
        selected.get().ifPresent(now -> {
            boolean hides = filter.get().toReview();
            if (!stepTo(1, item -> !item.reviewed()) && hides) {
                stepTo(-1, item -> !item.reviewed());
            }
            bench.reviewing().mark(List.of(now.key()), true);
        });
    }

    /** Opens or closes a group. */
    void toggle(CompareRow row) {
        if (!row.group().isEmpty() || row instanceof CompareRow.Schema) {
            if (!collapsed.remove(row.group())) {
                collapsed.add(row.group());
            }
            layOut();
        }
    }

    void expand(CompareRow row, boolean expanded) {
        if (!(row instanceof CompareRow.Item) && collapsed.contains(row.group()) == expanded) {
            toggle(row);
        }
    }

    /** Takes a row's differences into the plan, or out of it. */
    void choose(CompareRow row) {
        bench.comparing().choose(row.keys(), !row.all());
    }

    /** Whether a row cannot be left out: a mere rename is in the plan until it is taken back as a rename. */
    boolean fixed(CompareRow row) {
        return !fixed.isEmpty() && fixed.containsAll(row.keys());
    }

    /** Writes the report that {@code compare --format html} prints. */
    Job<Path> saveReport(Path file) {
        Comparison now = comparison().orElseThrow();
        return bench.background().compute("writing the report", progress -> {
            SafeFiles.write(file, ComparisonFormat.HTML.print(ComparisonReport.of(now.from(), now.to(), now.diff(), now.open())));
            return file;
        });
    }

    private void count() {
        Map<Change, Integer> found = new EnumMap<>(Change.class);
        shown.forEach(d -> found.merge(Change.of(d), 1, Integer::sum));
        counts.set(found);
    }

    private void keepSelection() {
        Optional<Difference> again = selected.get().flatMap(d -> shown.stream().filter(other -> other.key().equals(d.key())).findFirst());
        selected.set(again.or(() -> rows.stream().filter(CompareRow.Item.class::isInstance).map(row -> ((CompareRow.Item) row).difference())
                .max(Comparator.comparing(Weight::of).thenComparing(d -> d instanceof Difference.Changed))));
    }

    private void layOut() {
        Set<ObjectKey> chosen = new HashSet<>(comparison().map(Comparison::chosen).orElse(Set.of()));
        chosen.addAll(fixed);
        replace(CompareRows.of(shown, filter.get(), chosen, bench.reviewing().marksProperty().get().keySet(), collapsed));
    }

    /** Only what differs is replaced, so that the place in the list stays. */
    private void replace(List<CompareRow> fresh) {
        layingOut.set(true);
        if (fresh.size() != rows.size()) {
            rows.setAll(fresh);
        } else {
            for (int i = 0; i < fresh.size(); i++) {
                if (!fresh.get(i).equals(rows.get(i))) {
                    rows.set(i, fresh.get(i));
                }
            }
        }
        layingOut.set(false);
    }
}
