package dev.slipway.diff;

import dev.slipway.model.ObjectKey;
import dev.slipway.model.ProblemException;
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
        return names.stream().anyMatch(pattern -> pattern.matcher(new Patient(name, pattern)).matches());
    }

    /** A name that is looked at for so long and not longer: patterns may come with a plan from elsewhere, and some never come to an end. */
    private static final class Patient implements CharSequence {
        private static final int MOST_LOOKS = 1_000_000;

        private final String name;
        private final Pattern pattern;
        private int looks;

        Patient(String name, Pattern pattern) {
            this.name = name;
            this.pattern = pattern;
        }

        @Override
        public char charAt(int index) {
            if (++looks > MOST_LOOKS) {
                throw new ProblemException("The pattern of names takes too long on " + name, pattern.pattern(),
                        "Write it without repetitions of repetitions");
            }
            return name.charAt(index);
        }

        @Override
        public int length() {
            return name.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return name.substring(start, end);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
