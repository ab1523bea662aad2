package dev.slipway.rehearse.shadow;

import dev.slipway.model.Problem;
import dev.slipway.plan.Severity;
import dev.slipway.rehearse.event.Finding;
import dev.slipway.rehearse.event.Side;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a finding of a script that cannot be read; the reader names the place as file, line and column. */
final class Unreadable {
    private static final Pattern PLACE = Pattern.compile(".*:(\\d+):(\\d+)");

    private Unreadable() {}

    static Finding finding(Side side, Problem problem) {
        Matcher place = PLACE.matcher(problem.object());
        boolean known = place.matches();
        return new Finding(side, known ? Integer.parseInt(place.group(1)) : 0, known ? Integer.parseInt(place.group(2)) : 0, 0,
                Severity.CRITICAL, problem.what(), "", "", problem.remedy());
    }
}
