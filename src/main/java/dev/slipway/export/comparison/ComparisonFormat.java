package dev.slipway.export.comparison;

import dev.slipway.diff.PropertyChange;
import dev.slipway.diff.RenameSuggestion;
import dev.slipway.model.SeenObject;
import dev.slipway.workspace.RecordJson;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The forms in which a comparison is printed. */
public enum ComparisonFormat {
    TEXT {
        @Override
        public String print(ComparisonReport comparison) {
            return new ComparisonText(comparison).text();
        }
    },
    JSON {
        @Override
        public String print(ComparisonReport comparison) {
            return RecordJson.write(ComparisonReport.FORMAT, comparison);
        }
    },
    HTML {
        @Override
        public String print(ComparisonReport comparison) {
            return new ComparisonHtml(comparison).text();
        }
    };

    /** The whole text. */
    public abstract String print(ComparisonReport comparison);

    /** For people on a terminal. */
    private record ComparisonText(ComparisonReport comparison) {
        private static final int MAX_VALUE = 100;

        String text() {
            StringBuilder text = new StringBuilder();
            for (ComparisonReport.Entry entry : comparison.differences()) {
                text.append(entry.change().sign()).append(' ').append(entry.title()).append('\n');
                for (PropertyChange change : entry.properties()) {
                    text.append("    ").append(change.property()).append(": ").append(shown(change.from())).append(" -> ")
                            .append(shown(change.to())).append('\n');
                }
            }
            for (RenameSuggestion suggestion : comparison.renameSuggestions()) {
                text.append("? ").append(suggestion.from().described()).append(" -> ").append(suggestion.to().qualified())
                        .append(": perhaps a rename, ").append(suggestion.reason()).append('\n');
            }
            for (SeenObject seen : comparison.notCompared()) {
                text.append("! ").append(seen.kind()).append(' ').append(seen.name()).append(": seen, not compared\n");
            }
            return text.append(summary(comparison)).append('\n').toString();
        }

        /** Long texts such as a function's body are told apart by the place where they begin to differ, not here. */
        private static String shown(String value) {
            String line = value.replaceAll("\\s+", " ").strip();
            return line.isEmpty() ? "(none)" : line.length() <= MAX_VALUE ? line : line.substring(0, MAX_VALUE) + "…";
        }
    }

    /** One sentence: how many objects differ, and how. */
    public static String summary(ComparisonReport comparison) {
        if (comparison.differing() == 0) {
            return comparison.from() + " and " + comparison.to() + " are the same.";
        }
        return comparison.from() + " and " + comparison.to() + " differ in " + comparison.differing()
                + (comparison.differing() == 1 ? " object: " : " objects: ")
                + Arrays.stream(ComparisonReport.Change.values()).filter(c -> comparison.count(c) > 0)
                        .map(c -> comparison.count(c) + " " + c.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "))
                        + ".";
    }
}
