package dev.slipway.ui.compare;

import dev.slipway.diff.Difference;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.ui.work.Comparison;
import dev.slipway.ui.work.Workbench;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The list of differences under its filters, and the one that is looked at. */
public final class CompareModel {
    private final Workbench bench;
    private final ObservableList<CompareRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Map<Change, Integer>> counts = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<Optional<Difference>> selected = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Optional<ObjectKind>> kind = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<String>> schema = new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty search = new SimpleStringProperty("");
    private final Set<Change> hidden = EnumSet.noneOf(Change.class);
    private final Set<String> collapsed = new HashSet<>();

    CompareModel(Workbench bench) {
        this.bench = bench;
        bench.comparing().comparisonProperty().subscribe(now -> {
            count(now);
            layOut();
            keepSelection(now);
        });
        kind.addListener(changed -> layOut());
        schema.addListener(changed -> layOut());
        search.addListener(changed -> layOut());
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

    /** How many differences of each state there are, whatever is filtered. */
    ReadOnlyObjectProperty<Map<Change, Integer>> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Difference>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    public ObjectProperty<Optional<ObjectKind>> kindProperty() {
        return kind;
    }

    public ObjectProperty<Optional<String>> schemaProperty() {
        return schema;
    }

    public StringProperty searchProperty() {
        return search;
    }

    /** The kinds that differ. */
    public List<ObjectKind> kinds() {
        return comparison().stream().flatMap(c -> c.shown().stream()).map(d -> d.key().kind()).distinct().sorted().toList();
    }

    /** The schemas in which something differs. */
    public List<String> schemas() {
        return comparison().stream().flatMap(c -> c.shown().stream()).map(d -> schemaOf(d.key())).distinct().sorted().toList();
    }

    /** A schema itself is listed in itself. */
    private static String schemaOf(ObjectKey key) {
        return key.kind() == ObjectKind.SCHEMA ? key.name() : key.schema();
    }

    void show(Change change, boolean shown) {
        if (shown ? hidden.remove(change) : hidden.add(change)) {
            layOut();
        }
    }

    void select(Difference difference) {
        selected.set(Optional.of(difference));
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
        return comparison().filter(now -> row.keys().stream().allMatch(key -> now.renamedOnly().stream()
                .anyMatch(renamed -> renamed.key().equals(key)))).isPresent();
    }

    private void count(Optional<Comparison> now) {
        Map<Change, Integer> found = new EnumMap<>(Change.class);
        now.ifPresent(c -> c.shown().forEach(d -> found.merge(Change.of(d), 1, Integer::sum)));
        counts.set(found);
    }

    private void keepSelection(Optional<Comparison> now) {
        Optional<Difference> again = now.flatMap(c -> selected.get().flatMap(d ->
                c.shown().stream().filter(other -> other.key().equals(d.key())).findFirst()));
        selected.set(again.or(() -> rows.stream().filter(CompareRow.Item.class::isInstance).map(row -> ((CompareRow.Item) row).difference())
                .max(java.util.Comparator.comparing(Weight::of).thenComparing(d -> d instanceof Difference.Changed))));
    }

    private boolean passes(Difference difference, String wanted) {
        ObjectKey key = difference.key();
        return !hidden.contains(Change.of(difference))
                && kind.get().map(k -> k == key.kind()).orElse(true)
                && schema.get().map(s -> s.equals(schemaOf(key))).orElse(true)
                && (wanted.isEmpty() || key.qualified().toLowerCase(Locale.ROOT).contains(wanted));
    }

    private void layOut() {
        Optional<Comparison> now = comparison();
        if (now.isEmpty()) {
            rows.clear();
            return;
        }
        String wanted = search.get().strip().toLowerCase(Locale.ROOT);
        Map<String, Map<ObjectKind, List<Difference>>> tree = new TreeMap<>();
        for (Difference difference : now.get().shown()) {
            if (passes(difference, wanted)) {
                tree.computeIfAbsent(schemaOf(difference.key()), name -> new EnumMap<>(ObjectKind.class))
                        .computeIfAbsent(difference.key().kind(), any -> new ArrayList<>()).add(difference);
            }
        }
        Set<ObjectKey> chosen = new HashSet<>(now.get().chosen());
        now.get().renamedOnly().forEach(renamed -> chosen.add(renamed.key()));
        List<CompareRow> fresh = new ArrayList<>();
        tree.forEach((name, kinds) -> layOut(name, kinds, chosen, fresh));
        replace(fresh);
    }

    private void layOut(String name, Map<ObjectKind, List<Difference>> kinds, Set<ObjectKey> chosen, List<CompareRow> into) {
        List<ObjectKey> keys = kinds.values().stream().flatMap(List::stream).map(Difference::key).toList();
        boolean open = !collapsed.contains(name);
        into.add(new CompareRow.Schema(name, keys, count(keys, chosen), open));
        if (!open) {
            return;
        }
        kinds.forEach((each, differences) -> {
            List<ObjectKey> below = differences.stream().map(Difference::key).toList();
            boolean openKind = !collapsed.contains(name + "/" + each);
            into.add(new CompareRow.Kind(name, each, below, count(below, chosen), openKind));
            if (openKind) {
                differences.forEach(d -> into.add(new CompareRow.Item(d, chosen.contains(d.key()))));
            }
        });
    }

    private static int count(List<ObjectKey> keys, Set<ObjectKey> chosen) {
        return (int) keys.stream().filter(chosen::contains).count();
    }

    /** Only what differs is replaced, so that selection and place in the list stay. */
    private void replace(List<CompareRow> fresh) {
        if (fresh.size() != rows.size()) {
            rows.setAll(fresh);
            return;
        }
        for (int i = 0; i < fresh.size(); i++) {
            if (!fresh.get(i).equals(rows.get(i))) {
                rows.set(i, fresh.get(i));
            }
        }
    }
}
