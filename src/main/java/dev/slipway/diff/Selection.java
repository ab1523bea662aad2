package dev.slipway.diff;

import dev.slipway.model.Dependency;
import dev.slipway.model.ObjectKey;
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
            wantedNeeds.computeIfAbsent(d.dependent().object(), k -> new ArrayList<>()).add(d.on().object());
        }
        for (Dependency d : diff.from().dependencies()) {
            presentDependents.computeIfAbsent(d.on().object(), k -> new ArrayList<>()).add(d.dependent().object());
        }
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
            for (ObjectKey other : needs(key)) {
                if (!chosen.contains(other) && needed.putIfAbsent(other, reason(key, other)) == null) {
                    queue.add(other);
                }
            }
        }
        return needed;
    }

    /**
     * What cannot be carried out without these differences.
     *
     * @return the keys of the differences that have to stay out with them, each with its reason in words
     */
    public SortedMap<ObjectKey, String> dependents(Set<ObjectKey> leftOut) {
        Map<ObjectKey, List<ObjectKey>> neededBy = new HashMap<>();
        differences.keySet().forEach(key -> needs(key).forEach(need -> neededBy.computeIfAbsent(need, k -> new ArrayList<>()).add(key)));
        SortedMap<ObjectKey, String> dependents = new TreeMap<>();
        Deque<ObjectKey> queue = new ArrayDeque<>(leftOut);
        while (!queue.isEmpty()) {
            ObjectKey key = queue.poll();
            for (ObjectKey other : neededBy.getOrDefault(key, List.of())) {
                if (!leftOut.contains(other) && dependents.putIfAbsent(other, reason(other, key)) == null) {
                    queue.add(other);
                }
            }
        }
        return dependents;
    }

    /** The differences that have to be carried out with this one. */
    private List<ObjectKey> needs(ObjectKey key) {
        List<ObjectKey> others = switch (differences.get(key)) {
            case Difference.Removed _ -> presentDependents.getOrDefault(key, List.of());
            case Difference.Added _, Difference.Changed _, Difference.Renamed _ -> wantedNeeds.getOrDefault(key, List.of());
            case null -> List.of();
        };
        return others.stream().filter(other -> differences.containsKey(other) && !other.equals(key)).toList();
    }

    private String reason(ObjectKey key, ObjectKey need) {
        return differences.get(key) instanceof Difference.Removed ? need.described() + " uses " + key.qualified()
                : key.described() + " uses " + need.qualified();
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
        diff.from().dependencies().stream().filter(d -> !chosen.contains(d.dependent().object())).forEach(dependencies::add);
        diff.to().dependencies().stream().filter(d -> chosen.contains(d.dependent().object())).forEach(dependencies::add);
        return new SchemaModel(objects.values(), dependencies, diff.notCompared());
    }
}
