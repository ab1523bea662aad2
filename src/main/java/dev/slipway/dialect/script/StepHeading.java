package dev.slipway.dialect.script;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comment line that opens a step.
 *
 * @param number the step's number in the plan, from 1
 * @param of how many steps the plan has
 * @param phase the word in brackets, such as expand
 * @param line the line of the script it stands on, from 1
 */
public record StepHeading(int number, int of, String phase, String title, int line) {
    private static final Pattern COMMENT = Pattern.compile("-- Step (\\d{1,9}) of (\\d{1,9}) \\(([^)]*)\\): (.*)");

    /** What a comment line says, when it opens a step. */
    public static Optional<StepHeading> of(String comment, int line) {
        Matcher heading = COMMENT.matcher(comment.stripTrailing());
        return heading.matches()
                ? Optional.of(new StepHeading(Integer.parseInt(heading.group(1)), Integer.parseInt(heading.group(2)), heading.group(3),
                        heading.group(4), line))
                : Optional.empty();
    }
}
