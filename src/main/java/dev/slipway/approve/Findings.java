package dev.slipway.approve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what was checked and what was wrong with it. */
final class Findings {
    private final List<Claim> claims = new ArrayList<>();
    private final List<Reason> reasons = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    void holds(String claim, String detail) {
        claims.add(new Claim(claim, true, detail));
    }

    void fails(String claim, Reason.Kind kind, String sentence) {
        claims.add(new Claim(claim, false, sentence));
        reasons.add(new Reason(kind, sentence));
    }

    void warns(String sentence) {
        warnings.add(sentence);
    }

    /** @return whether it holds */
    boolean check(String claim, boolean holds, String detail, Reason.Kind kind, String sentence) {
        if (holds) {
            holds(claim, detail);
        } else {
            fails(claim, kind, sentence);
        }
        return holds;
    }

    List<Claim> claims() {
        return List.copyOf(claims);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** The reasons, those to mend first in front. */
    List<Reason> reasons() {
        return reasons.stream().distinct().sorted(Comparator.comparing(Reason::kind)).toList();
    }
}
