package dev.slipway.diff;

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
}
