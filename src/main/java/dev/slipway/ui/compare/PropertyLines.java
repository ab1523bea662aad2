package dev.slipway.ui.compare;

import dev.slipway.diff.Difference;
import dev.slipway.diff.PropertyChange;
import dev.slipway.ui.kit.PropertyTable;
import dev.slipway.ui.kit.Tone;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The properties in which an object differs, one line each, with what the change means. Pure. */
final class PropertyLines {
    private PropertyLines() {}

    /** None for an object that is only on one side. */
    static List<PropertyTable.Line> of(Difference difference) {
        return switch (difference) {
            case Difference.Added _, Difference.Removed _ -> List.of();
            case Difference.Changed changed -> lines(changed.properties());
            case Difference.Renamed renamed -> lines(renamed.properties());
        };
    }

    /** A column that is wholly new or gone is one line, not one for each of its settings. */
    private static List<PropertyTable.Line> lines(List<PropertyChange> changes) {
        Set<String> whole = changes.stream().filter(c -> c.from().isEmpty() != c.to().isEmpty()).map(PropertyChange::property)
                .collect(Collectors.toSet());
        return changes.stream().filter(c -> !c.property().contains(": ") || !whole.contains(c.property().substring(0, c.property()
                .indexOf(": "))))
                .filter(c -> !isRepeated(c, changes)).map(PropertyLines::line).toList();
    }

    /** A column's type stands beside its name as well. */
    private static boolean isRepeated(PropertyChange change, List<PropertyChange> all) {
        return all.stream().anyMatch(other -> other.property().equals(change.property() + ": type"));
    }

    private static PropertyTable.Line line(PropertyChange change) {
        Tone tone = change.from().isEmpty() ? Tone.ADDED : change.to().isEmpty() ? Tone.REMOVED : Tone.CHANGED;
        return new PropertyTable.Line(change.property(), change.from(), change.to(), tone, Weight.meaning(change));
    }
}
