package dev.slipway.ui.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where each step stands in a script, by the headings the planner writes; holds for a script that does not parse as well. */
record StepLines(List<Span> spans) {
    private static final Pattern HEADING = Pattern.compile("-- Step (\\d+) of \\d+ \\(.*");

    StepLines {
        spans = List.copyOf(spans);
    }

    /** @param from the heading's line, from 1; @param to the last line of the step */
    record Span(int step, int from, int to) {}

    static StepLines of(String script) {
        List<Span> spans = new ArrayList<>();
        List<String> lines = script.lines().toList();
        int step = 0;
        int from = 0;
        for (int i = 0; i < lines.size(); i++) {
            Matcher heading = HEADING.matcher(lines.get(i));
            if (heading.matches()) {
                if (step > 0) {
                    spans.add(new Span(step, from, lastOf(lines, from, i)));
                }
                step = Integer.parseInt(heading.group(1));
                from = i + 1;
            }
        }
        if (step > 0) {
            spans.add(new Span(step, from, lastOf(lines, from, lines.size())));
        }
        return new StepLines(spans);
    }

    /** Without the empty lines before the next heading. */
    private static int lastOf(List<String> lines, int from, int end) {
        int last = end;
        while (last > from && lines.get(last - 1).isBlank()) {
            last--;
        }
        return last;
    }

    Optional<Span> of(int step) {
        return spans.stream().filter(span -> span.step() == step).findFirst();
    }

    /** The step a line belongs to; 0 before the first. */
    int at(int line) {
        int step = 0;
        for (Span span : spans) {
            if (span.from() <= line) {
                step = span.step();
            }
        }
        return step;
    }
}
