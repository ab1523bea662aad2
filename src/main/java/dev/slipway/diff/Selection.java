package dev.slipway.diff;

import dev.slipway.model.Dependency;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.SchemaObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Part of a comparison: which differences go into a plan, and what has to come along with them. */
public final class Selection {
    private final SchemaDiff diff;
    private final Map<ObjectKey, Difference> differences;
    private final Map<ObjectKey, List<ObjectKey>> wantedNeeds = new HashMap<>();
    private final Map<ObjectKey, List<ObjectKey>> presentDependents = new HashMap<>();

    public Selection(SchemaDiff diff) {
        this.diff = diff;
        this.differences = diff.differences().stream().collect(Collectors.toMap(Difference::key, Function.identity()));
        for (Dependency d : diff.to().dependencies()) {
            wantedNeeds.computeIfAbsent(owner(d.dependent()), k -> new ArrayList<>()).add(owner(d.on()));
        }
        for (Dependency d : diff.from().dependencies()) {
            presentDependents.computeIfAbsent(owner(d.on()), k -> new ArrayList<>()).add(owner(d.dependent()));
        }
    }

    /** The object a key belongs to: a column belongs to its table. */
    private static ObjectKey owner(ObjectKey key) {
        return key.kind() == ObjectKind.COLUMN ? ObjectKey.table(key.schema(), key.parent()) : key;
    }

    /**
     * What else has to be carried out for the chosen differences to be possible.
     *
     * @return the keys of the differences that have to come along, each with its reason in words
     */
    public SortedMap<ObjectKey, String> needed(Set<ObjectKey> chosen) {
        SortedMap<ObjectKey, String> needed = new TreeMap<>();
        Deque<ObjectKey> queue = new ArrayDeque<>(chosen);
        while (!queue.isEmpty()) {
            ObjectKey key = queue.poll();
            Difference difference = differences.get(key);
            if (difference == null) {
                continue;
            }
            boolean removed = difference instanceof Difference.Removed;
            List<ObjectKey> others = removed ? presentDependents.getOrDefault(key, List.of()) : wantedNeeds.getOrDefault(key, List.of());
            for (ObjectKey other : others) {
                if (differences.containsKey(other) && !other.equals(key) && !chosen.contains(other) && !needed.containsKey(other)) {
                    needed.put(other, removed ? other.described() + " uses " + key.qualified() : key.described() + " uses " + other.qualified());
                    queue.add(other);
                }
            }
        }
        return needed;
    }

    /** The schema that results when exactly these differences are carried out. */
    public SchemaModel wanted(Set<ObjectKey> chosen) {
        SortedMap<ObjectKey, SchemaObject> objects = new TreeMap<>(diff.from().objects());
        for (ObjectKey key : chosen) {
            switch (differences.get(key)) {
                case Difference.Added added -> objects.put(key, added.object());
                case Difference.Removed removed -> objects.remove(removed.object().key());
                case Difference.Changed changed -> objects.put(key, changed.to());
                case Difference.Renamed renamed -> objects.put(key, renamed.to());
                case null -> throw new IllegalArgumentException("not a difference: " + key.described());
            }
        }
        List<Dependency> dependencies = new ArrayList<>();
        diff.from().dependencies().stream().filter(d -> !chosen.contains(owner(d.dependent()))).forEach(dependencies::add);
        diff.to().dependencies().stream().filter(d -> chosen.contains(owner(d.dependent()))).forEach(dependencies::add);
        return new SchemaModel(objects.values(), dependencies, diff.notCompared());
    }
}
