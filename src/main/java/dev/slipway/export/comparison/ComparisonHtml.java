package dev.slipway.export.comparison;

import dev.slipway.diff.PropertyChange;
import java.util.Locale;

/** A comparison as one page that needs nothing else: no script, no other file. Names in a schema may hold anything and are escaped. */
record ComparisonHtml(ComparisonReport comparison) {
    private static final String STYLE = """
            :root { color-scheme: light dark; --line: light-dark(#d8dee4, #30363d); --quiet: light-dark(#57606a, #8b949e); }
            body { font: 14px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
            h1 { font-size: 20px; }
            code, pre { font: 13px/1.45 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; }
            section { border: 1px solid var(--line); border-radius: 6px; margin: .75rem 0; padding: .5rem .75rem; }
            .mark { display: inline-block; width: 1.2rem; font-weight: 700; } .kind, footer { color: var(--quiet); }
            .added { border-left: 4px solid #2da44e; } .removed { border-left: 4px solid #cf222e; }
            .changed { border-left: 4px solid #bf8700; } .renamed { border-left: 4px solid #8250df; }
            table { width: 100%; border-collapse: collapse; margin-top: .5rem; table-layout: fixed; }
            th:first-child { width: 24%; }
            th, td { text-align: left; vertical-align: top; border-top: 1px solid var(--line); padding: .25rem .5rem; }
            """;

    String text() {
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
                .append(escaped(comparison.from() + " → " + comparison.to())).append("</title>\n<style>\n").append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>")
                .append(escaped(comparison.from())).append(" → ").append(escaped(comparison.to()))
                .append("</h1>\n<p>").append(escaped(ComparisonFormat.summary(comparison))).append("</p>\n");
        comparison.differences().forEach(entry -> append(html, entry));
        append(html);
        return html.append("<footer>from <code>").append(comparison.fromFingerprint()).append("</code> to <code>")
                .append(comparison.toFingerprint()).append("</code></footer>\n</body>\n</html>\n").toString();
    }

    private static void append(StringBuilder html, ComparisonReport.Entry entry) {
        String word = entry.change().name().toLowerCase(Locale.ROOT);
        html.append("<section class=\"").append(word).append("\"><span class=\"mark\" title=\"").append(word).append("\">")
                .append(escaped(entry.change().sign())).append("</span><span class=\"kind\">").append(escaped(entry.kind()))
                .append("</span> <code>")
                .append(escaped(entry.formerly().isEmpty() ? entry.name() : entry.formerly() + " → " + entry.name()))
                .append("</code> <span class=\"kind\">")
                .append(word).append("</span>");
        if (!entry.properties().isEmpty()) {
            html.append("<table><tr><th>property</th><th>from</th><th>to</th></tr>");
            for (PropertyChange change : entry.properties()) {
                html.append("<tr><td>").append(escaped(change.property())).append("</td><td><pre>").append(escaped(change.from()))
                        .append("</pre></td><td><pre>").append(escaped(change.to())).append("</pre></td></tr>");
            }
            html.append("</table>");
        }
        html.append("</section>\n");
    }

    private void append(StringBuilder html) {
        if (!comparison.renameSuggestions().isEmpty()) {
            html.append("<h2>Perhaps renames</h2>\n<ul>");
            comparison.renameSuggestions().forEach(s -> html.append("<li><code>").append(escaped(s.from().described()))
                    .append("</code> → <code>")
                    .append(escaped(s.to().qualified())).append("</code>: ").append(escaped(s.reason())).append("</li>"));
            html.append("</ul>\n");
        }
        if (!comparison.notCompared().isEmpty()) {
            html.append("<h2>Seen, not compared</h2>\n<ul>");
            comparison.notCompared().forEach(s -> html.append("<li>").append(escaped(s.kind())).append(" <code>").append(escaped(s.name()))
                    .append("</code></li>"));
            html.append("</ul>\n");
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }
}
