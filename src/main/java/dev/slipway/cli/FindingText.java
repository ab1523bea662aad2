package dev.slipway.cli;

import dev.slipway.rehearse.event.Finding;
import java.util.Locale;

/** A finding with its place, as compilers write it. */
final class FindingText {
    private FindingText() {}

    static String of(Finding finding) {
        return finding.place() + ": " + finding.severity().name().toLowerCase(Locale.ROOT) + ": " + finding.message()
                + (finding.detail().isEmpty() ? "" : " (" + finding.detail() + ")")
                + (finding.hint().isEmpty() ? "" : ". " + finding.hint());
    }
}
