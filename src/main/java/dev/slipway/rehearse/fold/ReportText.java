package dev.slipway.rehearse.fold;

import dev.slipway.rehearse.fold.RehearsalReport.Section;
import java.util.ArrayList;
import java.util.List;

/** Writes the sections of a report as plain text, as Markdown, or as one HTML page that needs nothing else. */
public final class ReportText {
    private static final String STYLE = """
            :root{color-scheme:light dark}
            body{font:15px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem}
            table{border-collapse:collapse;width:100%;font-size:13px}
            th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #8884;vertical-align:top}
            h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem}
            """;

    private ReportText() {}

    public static String plain(List<Section> sections) {
        StringBuilder text = new StringBuilder();
        for (Section section : sections) {
            text.append(section.title()).append('\n');
            section.lines().forEach(line -> text.append("  ").append(line).append('\n'));
            appendColumns(text, section);
            text.append('\n');
        }
        return text.toString();
    }

    public static String markdown(List<Section> sections) {
        StringBuilder text = new StringBuilder();
        for (Section section : sections) {
            text.append(text.isEmpty() ? "# " : "## ").append(markdown(section.title())).append("\n\n");
            section.lines().forEach(line -> text.append("- ").append(markdown(line)).append('\n'));
            if (!section.header().isEmpty()) {
                appendRow(text, section.header());
                appendRow(text, section.header().stream().map(h -> "---").toList());
                section.rows().forEach(row -> appendRow(text, row.stream().map(ReportText::markdown).toList()));
            }
            text.append('\n');
        }
        return text.toString();
    }

    public static String html(List<Section> sections) {
        StringBuilder text = new StringBuilder(
                "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Rehearsal</title><style>\n")
                .append(STYLE).append("</style></head><body>\n");
        for (Section section : sections) {
            String level = section == sections.getFirst() ? "h1" : "h2";
            text.append('<').append(level).append('>').append(html(section.title())).append("</").append(level).append(">\n");
            section.lines().forEach(line -> text.append("<p>").append(html(line)).append("</p>\n"));
            if (!section.header().isEmpty()) {
                text.append("<table><thead><tr>");
                section.header().forEach(cell -> text.append("<th scope=\"col\">").append(html(cell)).append("</th>"));
                text.append("</tr></thead><tbody>\n");
                for (List<String> row : section.rows()) {
                    text.append("<tr>");
                    row.forEach(cell -> text.append("<td>").append(html(cell)).append("</td>"));
                    text.append("</tr>\n");
                }
                text.append("</tbody></table>\n");
            }
        }
        return text.append("</body></html>\n").toString();
    }

    private static void appendColumns(StringBuilder text, Section section) {
        List<List<String>> all = new ArrayList<>();
        all.add(section.header());
        all.addAll(section.rows());
        int columns = section.header().size();
        int[] widths = new int[columns];
        for (List<String> row : all) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        if (columns > 0) {
            for (List<String> row : all) {
                StringBuilder line = new StringBuilder("  ");
                for (int i = 0; i < columns; i++) {
                    line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
                }
                text.append(line.toString().stripTrailing()).append('\n');
            }
        }
    }

    private static void appendRow(StringBuilder text, List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /** Names of objects come from other people's databases: nothing of them may act as markup. */
    private static String markdown(String text) {
        return html(text).replaceAll("([\\\\`*_\\[\\]|#~])", "\\\\$1").replaceAll("\\R", " ");
    }

    private static String html(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
