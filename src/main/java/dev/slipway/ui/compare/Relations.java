package dev.slipway.ui.compare;

import dev.slipway.diff.Difference;
import dev.slipway.model.Dependency;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.SchemaModel;
import dev.slipway.ui.work.Comparison;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an object stands on and what stands on it, as the catalogue says. Of an object that goes, as it is now; of any other as it is
 * wanted.
 *
 * @param needs what it depends on
 * @param neededBy what depends on it
 */
record Relations(List<Related> needs, List<Related> neededBy) {
    /**
     * One related object.
     *
     * @param what the object or column that the catalogue names
     * @param object the object itself: a column's table
     * @param change how it differs; empty when it stays as it is
     */
    record Related(ObjectKey what, ObjectKey object, Optional<Change> change) {}

    static Relations of(Comparison comparison, Difference difference) {
        SchemaModel model = difference instanceof Difference.Removed ? comparison.diff().from() : comparison.to().model();
        Map<ObjectKey, Change> changes = comparison.shown().stream()
                .collect(Collectors.toMap(Difference::key, Change::of, (a, b) -> a));
        ObjectKey self = difference.key();
        return new Relations(
                related(model.dependencies().stream().filter(d -> d.dependent().object().equals(self)), Dependency::on, self, changes),
                related(model.dependencies().stream().filter(d -> d.on().object().equals(self)), Dependency::dependent, self, changes));
    }

    private static List<Related> related(Stream<Dependency> dependencies, Function<Dependency, ObjectKey> other, ObjectKey self,
            Map<ObjectKey, Change> changes) {
        return dependencies.map(other).filter(key -> !key.object().equals(self)).distinct().sorted()
                .map(key -> new Related(key, key.object(), Optional.ofNullable(changes.get(key.object())))).toList();
    }
}
