package dev.slipway.cli;

import dev.slipway.diff.CompareRules;
import dev.slipway.model.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine.Option;

/** What is left out of a comparison; the same as <em>Ignore</em> in the window. */
final class RuleOptions {
    /** What every object carries besides its definition. */
    enum Aspect { privileges, comments }

    @Option(names = "--ignore", paramLabel = "WHAT", split = ",",
            description = "Leave these out of the comparison and of the plan: ${COMPLETION-CANDIDATES}.")
    private List<Aspect> ignored = new ArrayList<>();
    @Option(names = "--ignore-names", paramLabel = "PATTERN",
            description = {"Leave out objects whose whole qualified name matches this regular expression, such as 'shop\\.tmp_.*';",
                "may be given several times."})
    private List<String> names = new ArrayList<>();
    @Option(names = "--owners", description = "Compare owners as well; the same schema is often owned by another role on the next server.")
    private boolean owners;

    /** @throws ProblemException when a pattern is none */
    CompareRules rules() {
        return new CompareRules(!owners, ignored.contains(Aspect.privileges), ignored.contains(Aspect.comments),
                names.stream().map(RuleOptions::pattern).toList());
    }

    private static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException wrong) {
            throw new ProblemException("The pattern of names is no regular expression (" + wrong.getDescription() + ")", text,
                    "Correct it, such as 'shop\\.tmp_.*'");
        }
    }
}
