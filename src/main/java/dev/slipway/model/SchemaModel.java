package dev.slipway.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All objects of a schema with what depends on what. Immutable. */
public final class SchemaModel {
    public static final SchemaModel EMPTY = new SchemaModel(List.of(), List.of(), List.of());

    private final SortedMap<ObjectKey, SchemaObject> objects;
    private final List<Dependency> dependencies;
    private final List<SeenObject> notCompared;
    private final String usualOwner;
    private final Map<Class<?>, List<SchemaObject>> byType;
    private final Map<ObjectKey, List<ObjectKey>> children = new HashMap<>();
    private final Map<ObjectKey, List<Constraint>> constraints;
    private final Map<ObjectKey, List<Constraint>> references = new HashMap<>();
    private final Map<ObjectKey, List<Index>> indexes;
    /** Made when it is first asked for. */
    private volatile @Nullable Map<ObjectKey, List<ObjectKey>> dependents;

    /** @throws IllegalArgumentException when two objects have the same key */
    public SchemaModel(Collection<? extends SchemaObject> objects, Collection<Dependency> dependencies,
            Collection<SeenObject> notCompared) {
        TreeMap<ObjectKey, SchemaObject> byKey = new TreeMap<>();
        for (SchemaObject object : objects) {
            if (byKey.put(object.key(), object) != null) {
                throw new IllegalArgumentException("two objects of one key: " + object.key().described());
            }
        }
        this.objects = Collections.unmodifiableSortedMap(byKey);
        this.dependencies = sortedOnce(dependencies);
        this.notCompared = notCompared.stream().distinct().sorted().toList();
        this.usualOwner = usualOwner(objects);
        this.byType = byKey.values().stream().collect(Collectors.groupingBy(SchemaObject::getClass));
        this.constraints = all(Constraint.class).collect(Collectors.groupingBy(Constraint::table));
        this.indexes = all(Index.class).collect(Collectors.groupingBy(Index::table));
        all(Table.class).forEach(t -> t.details().inherits()
                .forEach(parent -> children.computeIfAbsent(parent, k -> new ArrayList<>()).add(t.key())));
        all(Constraint.class).forEach(c -> c.references()
                .ifPresent(table -> references.computeIfAbsent(table, k -> new ArrayList<>()).add(c)));
    }

    public SortedMap<ObjectKey, SchemaObject> objects() {
        return objects;
    }

    public List<Dependency> dependencies() {
        return dependencies;
    }

    public List<SeenObject> notCompared() {
        return notCompared;
    }

    /** Sorted first: of the many there are, equal ones then stand beside each other. */
    private static List<Dependency> sortedOnce(Collection<Dependency> dependencies) {
        Dependency[] sorted = dependencies.toArray(Dependency[]::new);
        Arrays.sort(sorted);
        int kept = 0;
        for (Dependency dependency : sorted) {
            if (kept == 0 || dependency.compareTo(sorted[kept - 1]) != 0) {
                sorted[kept++] = dependency;
            }
        }
        return List.of(Arrays.copyOf(sorted, kept));
    }

    private static String usualOwner(Collection<? extends SchemaObject> objects) {
        return objects.stream().map(o -> o.attributes().owner()).filter(o -> !o.isEmpty())
                .collect(Collectors.groupingBy(o -> o, TreeMap::new, Collectors.counting())).entrySet().stream()
                .max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse("");
    }

    /** The role that owns most objects, and so presumably is the one that changes the schema; empty when nothing has an owner. */
    public String usualOwner() {
        return usualOwner;
    }

    public Optional<SchemaObject> find(ObjectKey key) {
        return Optional.ofNullable(objects.get(key));
    }

    public Optional<Table> table(ObjectKey key) {
        return objects.get(key) instanceof Table table ? Optional.of(table) : Optional.empty();
    }

    /** The tables that inherit from this one or are its partitions, in key order. */
    public List<ObjectKey> children(ObjectKey table) {
        return Collections.unmodifiableList(children.getOrDefault(table, List.of()));
    }

    /** What depends on the object or column itself, in key order. */
    public List<ObjectKey> dependents(ObjectKey on) {
        Map<ObjectKey, List<ObjectKey>> known = dependents;
        if (known == null) {
            known = new HashMap<>();
            for (Dependency dependency : dependencies) {
                known.computeIfAbsent(dependency.on(), key -> new ArrayList<>()).add(dependency.dependent());
            }
            dependents = known;
        }
        return Collections.unmodifiableList(known.getOrDefault(on, List.of()));
    }

    /** The constraints of a table, in key order. */
    public Stream<Constraint> constraints(ObjectKey table) {
        return constraints.getOrDefault(table, List.of()).stream();
    }

    /** The foreign keys that point at a table, its own included, in key order. */
    public Stream<Constraint> referencesTo(ObjectKey table) {
        return references.getOrDefault(table, List.of()).stream();
    }

    /** The indexes of a table, those of its constraints left out, in key order. */
    public Stream<Index> indexes(ObjectKey table) {
        return indexes.getOrDefault(table, List.of()).stream();
    }

    /** The primary key of a table. */
    public Optional<Constraint> primaryKey(ObjectKey table) {
        return constraints(table).filter(c -> c.type() == ConstraintKind.PRIMARY_KEY).findFirst();
    }

    /** All objects of one type, in key order. */
    public <T extends SchemaObject> Stream<T> all(Class<T> type) {
        return byType.getOrDefault(type, List.of()).stream().map(type::cast);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SchemaModel that && objects.equals(that.objects)
                && dependencies.equals(that.dependencies) && notCompared.equals(that.notCompared);
    }

    @Override
    public int hashCode() {
        return objects.hashCode();
    }
}
