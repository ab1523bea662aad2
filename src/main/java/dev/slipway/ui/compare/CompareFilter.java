package dev.slipway.ui.compare;

import dev.slipway.diff.Difference;
import dev.slipway.model.ObjectKind;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What of the differences is listed.
 *
 * @param hidden the states that are not shown
 * @param kind the only kind that is shown, when there is one
 * @param schema the only schema that is shown, when there is one
 * @param search what the qualified name has to contain, in whatever case
 * @param toReview only what nobody has looked at yet
 */
record CompareFilter(Set<Change> hidden, Optional<ObjectKind> kind, Optional<String> schema, String search, boolean toReview) {
    static final CompareFilter NONE = new CompareFilter(Set.of(), Optional.empty(), Optional.empty(), "", false);

    CompareFilter {
        hidden = Set.copyOf(hidden);
        search = search.strip().toLowerCase(Locale.ROOT);
    }

    /** The same with one state shown or hidden. */
    CompareFilter showing(Change change, boolean shown) {
        Set<Change> others = new HashSet<>(hidden);
        if (shown ? others.remove(change) : others.add(change)) {
            return new CompareFilter(others, kind, schema, search, toReview);
        }
        return this;
    }

    boolean passes(Difference difference, boolean reviewed) {
        return !hidden.contains(Change.of(difference))
                && !(toReview && reviewed)
                && kind.map(k -> k == difference.key().kind()).orElse(true)
                && schema.map(s -> s.equals(CompareRows.schemaOf(difference.key()))).orElse(true)
                && (search.isEmpty() || difference.key().qualified().toLowerCase(Locale.ROOT).contains(search)
                || difference instanceof Difference.Renamed(var from, _, _) && from.key().qualified().toLowerCase(Locale.ROOT)
                .contains(search));
    }
}
