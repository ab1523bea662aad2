package dev.slipway.ui.work;

import dev.slipway.diff.Selection;
import dev.slipway.model.ObjectKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which differences go into the plan after a person took some in or left some out. Pure.
 *
 * @param cameAlong what was not asked for and had to follow, with the reason
 * @param wentWith what had to be left out with something else, and with what: it comes back when that does
 */
record Choice(Set<ObjectKey> chosen, SortedMap<ObjectKey, String> cameAlong, Map<ObjectKey, Set<ObjectKey>> wentWith) {
    static Choice of(Comparison comparison, Set<ObjectKey> keys, boolean wanted, Map<ObjectKey, Set<ObjectKey>> wentBefore) {
        Selection selection = new Selection(comparison.diff());
        return wanted ? taken(comparison, selection, keys, wentBefore) : leftOut(comparison, selection, keys, wentBefore);
    }

    private static Choice taken(Comparison comparison, Selection selection, Set<ObjectKey> keys, Map<ObjectKey,
            Set<ObjectKey>> wentBefore) {
        Set<ObjectKey> asked = new HashSet<>(comparison.chosen());
        asked.addAll(keys);
        SortedMap<ObjectKey, String> followed = new TreeMap<>();
        Set<ObjectKey> back = new HashSet<>(asked);
        comingBack(keys, wentBefore).stream().filter(key -> comparison.diff().find(key).isPresent()).forEach(back::add);
        SortedMap<ObjectKey, String> why = selection.dependents(keys);
        back.stream().filter(key -> !asked.contains(key)).forEach(key -> followed.put(key, why.getOrDefault(key, "")));
        followed.putAll(selection.needed(back));
        Set<ObjectKey> chosen = new HashSet<>(back);
        chosen.addAll(followed.keySet());
        Map<ObjectKey, Set<ObjectKey>> went = new HashMap<>(wentBefore);
        went.keySet().removeAll(chosen);
        return new Choice(chosen, followed, went);
    }

    private static Set<ObjectKey> comingBack(Set<ObjectKey> keys, Map<ObjectKey, Set<ObjectKey>> wentBefore) {
        Set<ObjectKey> back = new HashSet<>();
        wentBefore.forEach((key, causes) -> {
            if (causes.stream().anyMatch(keys::contains)) {
                back.add(key);
            }
        });
        return back;
    }

    private static Choice leftOut(Comparison comparison, Selection selection, Set<ObjectKey> keys, Map<ObjectKey,
            Set<ObjectKey>> wentBefore) {
        SortedMap<ObjectKey, String> followed = selection.dependents(keys);
        followed.keySet().retainAll(comparison.chosen());
        Map<ObjectKey, Set<ObjectKey>> went = new HashMap<>(wentBefore);
        followed.keySet().forEach(key -> went.put(key, Set.copyOf(keys)));
        // What is left out in its own right does not come back with anything.
        went.keySet().removeAll(keys);
        return new Choice(without(comparison.chosen(), keys, followed.keySet()), followed, went);
    }

    private static Set<ObjectKey> without(Set<ObjectKey> all, Collection<ObjectKey> some, Collection<ObjectKey> others) {
        Set<ObjectKey> left = new HashSet<>(all);
        left.removeAll(some);
        left.removeAll(others);
        return left;
    }
}
