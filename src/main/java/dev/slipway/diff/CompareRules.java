package dev.slipway.diff;

import dev.slipway.model.ObjectKey;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What is left out of a comparison.
 *
 * @param owners leave out who owns an object
 * @param privileges leave out grants
 * @param comments leave out comments
 * @param names patterns of qualified names that are left out wholly
 */
public record CompareRules(boolean owners, boolean privileges, boolean comments, List<Pattern> names) {
    /** Owners are left out: the same schema is often owned by another role on the next server. */
    public static final CompareRules DEFAULT = new CompareRules(true, false, false, List.of());

    public CompareRules {
        names = List.copyOf(names);
    }

    /** Whether an object is left out by its name; a part of a relation goes with the relation. */
    public boolean leavesOut(ObjectKey key) {
        return !names.isEmpty() && (matches(key.qualified()) || !key.parent().isEmpty() && matches(key.schema() + "." + key.parent()));
    }

    private boolean matches(String name) {
        return names.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }
}
