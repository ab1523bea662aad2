package dev.slipway.ui.kit.code;

import java.util.List;

/** One row of two texts laid side by side. Both sides always have the same number of rows. */
sealed interface DiffRow {
    /** The text at the left, empty where there is none. */
    String left();

    /** The text at the right, empty where there is none. */
    String right();

    /** Line number at the left, from 1; 0 where the left has no line. */
    int leftNumber();

    /** Line number at the right, from 1; 0 where the right has no line. */
    int rightNumber();

    /** The same on both sides. */
    record Same(String text, int leftNumber, int rightNumber) implements DiffRow {
        @Override
        public String left() {
            return text;
        }

        @Override
        public String right() {
            return text;
        }
    }

    /** Lines that correspond, with what differs within them. */
    record Changed(String left, String right, int leftNumber, int rightNumber, List<Mark> leftMarks, List<Mark> rightMarks)
            implements DiffRow {
        public Changed {
            leftMarks = List.copyOf(leftMarks);
            rightMarks = List.copyOf(rightMarks);
        }
    }

    /** Only at the left. */
    record Removed(String left, int leftNumber) implements DiffRow {
        @Override
        public String right() {
            return "";
        }

        @Override
        public int rightNumber() {
            return 0;
        }
    }

    /** Only at the right. */
    record Added(String right, int rightNumber) implements DiffRow {
        @Override
        public String left() {
            return "";
        }

        @Override
        public int leftNumber() {
            return 0;
        }
    }

    /** Unchanged lines that are folded away. */
    record Folded(List<Same> lines) implements DiffRow {
        public Folded {
            lines = List.copyOf(lines);
        }

        @Override
        public String left() {
            return "⋯ " + lines.size() + " unchanged lines";
        }

        @Override
        public String right() {
            return left();
        }

        @Override
        public int leftNumber() {
            return 0;
        }

        @Override
        public int rightNumber() {
            return 0;
        }
    }

    /** A stretch of a line that differs: from {@code start} to before {@code end}. */
    record Mark(int start, int end) {}

    /** Whether the sides differ here. */
    default boolean differs() {
        return switch (this) {
            case Same same -> false;
            case Folded folded -> false;
            case Changed changed -> true;
            case Removed removed -> true;
            case Added added -> true;
        };
    }
}
