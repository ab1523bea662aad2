package dev.slipway.workspace;

import dev.slipway.diff.CompareRules;
import dev.slipway.model.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What a plan leaves out, as it stands in its file. */
record KeptRules(boolean owners, boolean privileges, boolean comments, List<String> names) {
    /** Whoever wrote the file may be a stranger. */
    private static final int MOST_NAMES = 1_000;

    KeptRules {
        if (names.size() > MOST_NAMES) {
            throw new IllegalArgumentException("at most " + MOST_NAMES + " patterns of names");
        }
    }

    /** Empty for the usual rules, which no file mentions. */
    static Optional<KeptRules> of(CompareRules rules) {
        KeptRules kept = kept(rules);
        return kept.equals(kept(CompareRules.DEFAULT)) ? Optional.empty() : Optional.of(kept);
    }

    private static KeptRules kept(CompareRules rules) {
        return new KeptRules(rules.owners(), rules.privileges(), rules.comments(),
                rules.names().stream().map(Pattern::pattern).toList());
    }

    /** @throws ProblemException when a pattern of names is none */
    CompareRules rules() {
        return new CompareRules(owners, privileges, comments, names.stream().map(KeptRules::pattern).toList());
    }

    private static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException wrong) {
            throw new ProblemException("The plan leaves out names by a pattern that is no regular expression (" + wrong.getDescription()
                    + ")", text, "Correct it in " + PlanFolder.PLAN);
        }
    }
}
