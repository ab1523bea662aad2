package dev.slipway.ui.compare;

import dev.slipway.diff.Difference;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Lays differences out as rows that read as a tree of schema, kind and object. Pure. */
final class CompareRows {
    private final Set<ObjectKey> chosen;
    private final Set<ObjectKey> reviewed;
    private final Set<String> collapsed;
    private final List<CompareRow> rows = new ArrayList<>();

    private CompareRows(Set<ObjectKey> chosen, Set<ObjectKey> reviewed, Set<String> collapsed) {
        this.chosen = chosen;
        this.reviewed = reviewed;
        this.collapsed = collapsed;
    }

    /** @param collapsed the groups that are closed */
    static List<CompareRow> of(List<Difference> shown, CompareFilter filter, Set<ObjectKey> chosen, Set<ObjectKey> reviewed,
            Set<String> collapsed) {
        Map<String, Map<ObjectKind, List<Difference>>> tree = new TreeMap<>();
        for (Difference difference : shown) {
            if (filter.passes(difference, reviewed.contains(difference.key()))) {
                tree.computeIfAbsent(schemaOf(difference.key()), name -> new EnumMap<>(ObjectKind.class))
                        .computeIfAbsent(difference.key().kind(), any -> new ArrayList<>()).add(difference);
            }
        }
        CompareRows rows = new CompareRows(chosen, reviewed, collapsed);
        tree.forEach(rows::add);
        return rows.rows;
    }

    /** A schema itself is listed in itself. */
    static String schemaOf(ObjectKey key) {
        return key.kind() == ObjectKind.SCHEMA ? key.name() : key.schema();
    }

    private void add(String schema, Map<ObjectKind, List<Difference>> kinds) {
        List<ObjectKey> keys = kinds.values().stream().flatMap(List::stream).map(Difference::key).toList();
        boolean open = !collapsed.contains(schema);
        rows.add(new CompareRow.Schema(schema, keys, chosenOf(keys), open));
        if (open) {
            kinds.forEach((kind, differences) -> add(schema, kind, differences));
        }
    }

    private void add(String schema, ObjectKind kind, List<Difference> differences) {
        List<ObjectKey> keys = differences.stream().map(Difference::key).toList();
        var group = new CompareRow.Kind(schema, kind, keys, chosenOf(keys), !collapsed.contains(schema + "/" + kind));
        rows.add(group);
        if (group.expanded()) {
            differences.forEach(d -> rows.add(new CompareRow.Item(d, chosen.contains(d.key()), reviewed.contains(d.key()))));
        }
    }

    private int chosenOf(List<ObjectKey> keys) {
        return (int) keys.stream().filter(chosen::contains).count();
    }
}
