package dev.slipway.ui.export;

import dev.slipway.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Shows the Markdown that runbooks are written in: headings, paragraphs, lists, tables, code blocks, bold and code words. */
final class MarkdownView extends VBox {
    private static final Pattern INLINE = Pattern.compile("\\*\\*(.+?)\\*\\*|`([^`]+)`|\\*([^*]+)\\*");
    private static final Pattern CELL = Pattern.compile("(?<!\\\\)\\|");

    MarkdownView() {
        super(8);
        getStyleClass().add("markdown");
    }

    void show(String markdown) {
        List<Node> nodes = new ArrayList<>();
        List<String> lines = markdown.lines().toList();
        int at = 0;
        while (at < lines.size()) {
            String line = lines.get(at);
            int end = at + 1;
            if (line.startsWith("```")) {
                String fence = line.substring(0, fenceLength(line));
                while (end < lines.size() && !lines.get(end).equals(fence)) {
                    end++;
                }
                nodes.add(code(String.join("\n", lines.subList(at + 1, Math.min(end, lines.size())))));
                end++;
            } else if (line.startsWith("|")) {
                while (end < lines.size() && lines.get(end).startsWith("|")) {
                    end++;
                }
                nodes.add(table(lines.subList(at, end)));
            } else if (line.startsWith("#")) {
                nodes.add(heading(line));
            } else if (line.startsWith("- ")) {
                nodes.add(item(line.substring(2)));
            } else if (!line.isBlank()) {
                nodes.add(inline(line, ""));
            }
            at = end;
        }
        getChildren().setAll(nodes);
    }

    private static int fenceLength(String line) {
        int length = 0;
        while (length < line.length() && line.charAt(length) == '`') {
            length++;
        }
        return length;
    }

    private static Node heading(String line) {
        int level = line.indexOf(' ');
        Label heading = level == 1 ? Words.title(plain(line.substring(2))) : Words.heading(plain(line.substring(level + 1)));
        heading.setWrapText(true);
        heading.getStyleClass().add("h" + level);
        return heading;
    }

    private static Node item(String text) {
        boolean box = text.startsWith("[ ] ") || text.startsWith("[x] ");
        String mark = !box ? "•" : text.startsWith("[x] ") ? "☑" : "☐";
        var sign = new Label(mark);
        sign.getStyleClass().add("bullet");
        sign.setMinWidth(18);
        Node words = inline(box ? text.substring(4) : text, "");
        HBox.setHgrow(words, Priority.ALWAYS);
        return new HBox(2, sign, words);
    }

    private static Node code(String text) {
        Label code = Words.code(text);
        code.getStyleClass().add("code-block");
        code.setWrapText(true);
        code.setMaxWidth(Double.MAX_VALUE);
        return code;
    }

    private static Node table(List<String> lines) {
        var grid = new GridPane();
        grid.getStyleClass().add("md-table");
        List<String> head = cells(lines.getFirst());
        double share = 100.0 / head.size();
        for (int column = 0; column < head.size(); column++) {
            var width = new ColumnConstraints();
            // Two columns are a list of facts; with more, the third (what a step does) gets most room.
            width.setPercentWidth(head.size() == 2 ? (column == 0 ? 25 : 75) : share);
            if (head.size() == 8) {
                width.setPercentWidth(new double[] {5, 9, 27, 27, 8, 8, 8, 8}[column]);
            }
            grid.getColumnConstraints().add(width);
        }
        int row = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (i == 1) {
                continue;
            }
            List<String> cells = cells(lines.get(i));
            for (int column = 0; column < Math.min(cells.size(), head.size()); column++) {
                var cell = new VBox(inline(cells.get(column).replace("<br>", "\n"), i == 0 ? "strong" : ""));
                cell.getStyleClass().add("md-cell");
                grid.add(cell, column, row);
            }
            row++;
        }
        return grid;
    }

    private static List<String> cells(String line) {
        String inner = line.substring(1, line.endsWith("|") ? line.length() - 1 : line.length());
        return CELL.splitAsStream(inner).map(String::strip).toList();
    }

    private static TextFlow inline(String markdown, String styleClass) {
        var flow = new TextFlow();
        Matcher mark = INLINE.matcher(markdown);
        int from = 0;
        while (mark.find()) {
            // An escaped mark is a character like any other.
            if (mark.start() > 0 && markdown.charAt(mark.start() - 1) == '\\') {
                continue;
            }
            add(flow, markdown.substring(from, mark.start()), styleClass);
            if (mark.group(1) != null) {
                add(flow, mark.group(1), "strong");
            } else if (mark.group(2) != null) {
                add(flow, mark.group(2), "md-code");
            } else {
                add(flow, mark.group(3), "strong");
            }
            from = mark.end();
        }
        add(flow, markdown.substring(from), styleClass);
        return flow;
    }

    private static void add(TextFlow flow, String text, String styleClass) {
        if (!text.isEmpty()) {
            var node = new Text(plain(text));
            node.getStyleClass().add("md-text");
            if (!styleClass.isEmpty()) {
                node.getStyleClass().add(styleClass);
            }
            flow.getChildren().add(node);
        }
    }

    private static String plain(String text) {
        return text.replaceAll("\\\\([\\\\`*_\\[\\]<>|#])", "$1");
    }
}
