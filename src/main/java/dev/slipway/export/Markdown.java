package dev.slipway.export;

import java.util.List;

/** Builds Markdown from names that may hold anything. */
final class Markdown {
    private final StringBuilder out = new StringBuilder();

    Markdown heading(int level, String text) {
        out.append(out.isEmpty() ? "" : "\n").append("#".repeat(level)).append(' ').append(plain(text)).append("\n\n");
        return this;
    }

    Markdown paragraph(String markdown) {
        out.append(markdown).append("\n\n");
        return this;
    }

    Markdown item(String markdown) {
        out.append("- ").append(markdown).append('\n');
        return this;
    }

    Markdown table(List<String> header, List<List<String>> rows) {
        row(header);
        row(header.stream().map(h -> h.startsWith(">") ? "---:" : "---").toList());
        rows.forEach(this::row);
        out.append('\n');
        return this;
    }

    Markdown code(String language, String text) {
        String fence = "```";
        while (text.contains(fence)) {
            fence += "`";
        }
        out.append(fence).append(language).append('\n').append(text.stripTrailing()).append('\n').append(fence).append("\n\n");
        return this;
    }

    /** A name or sentence as it is, on one line, without any mark-up of its own. An underscore inside a word is none. */
    static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").replaceAll("([\\\\`*\\[\\]<>|#]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9]))", "\\\\$1");
    }

    String text() {
        return out.toString().replaceAll("\n{3,}", "\n\n").stripTrailing() + "\n";
    }

    private void row(List<String> cells) {
        out.append('|');
        cells.forEach(c -> out.append(' ').append(c.startsWith(">") ? c.substring(1) : c).append(" |"));
        out.append('\n');
    }
}
