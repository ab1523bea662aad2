package dev.slipway.dialect.mysql;

import dev.slipway.model.Column;
import dev.slipway.model.ColumnStorage;
import dev.slipway.model.MySqlColumn;
import dev.slipway.model.ValueSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column's definition as SHOW CREATE TABLE prints it, taken apart; what MySQL and MariaDB print differently for one meaning becomes
 * the same: display widths, {@code current_timestamp()}, quoted numbers, the JSON alias.
 */
public final class ColumnText {
    private static final Pattern WIDTH = Pattern.compile("(tinyint|smallint|mediumint|int|bigint|year)\\((\\d+)\\)(.*)");
    private static final Set<String> USUAL_WIDTHS = Set.of("tinyint(4)", "tinyint(3) unsigned", "smallint(6)", "smallint(5) unsigned",
            "mediumint(9)", "mediumint(8) unsigned", "int(11)", "int(10) unsigned", "bigint(20)", "bigint(20) unsigned", "year(4)");
    private static final Pattern NOW = Pattern.compile("(?i)(?:current_timestamp|now|localtimestamp)(?:\\((\\d*)\\))?");
    private static final Pattern QUOTED_NUMBER = Pattern.compile("'(-?\\d+(?:\\.\\d+)?)'");
    private static final Pattern NUMBER_TYPE = Pattern.compile("(?:tiny|small|medium|big)?int.*|decimal.*|float.*|double.*|year.*");

    private final List<String> words;
    private int at;
    private String type = "";
    private boolean notNull;
    private ValueSource value = new ValueSource.Plain();
    private String onUpdate = "";
    private String comment = "";
    private boolean named;
    private final List<String> clauses = new ArrayList<>();

    private ColumnText(List<String> words) {
        this.words = words;
    }

    /** What a definition says. */
    public record Parts(Column column, MySqlColumn extras) {}

    /**
     * @param definition name and definition, version comments already opened
     * @param collation the collation the column really has, empty when it holds no text
     * @param usual the collation of the table
     */
    public static Parts read(String definition, String collation, String usual) {
        ColumnText text = new ColumnText(SqlText.words(definition));
        return text.parts(collation, usual);
    }

    private Parts parts(String collation, String usual) {
        String name = Quote.unquoteName(words.getFirst());
        at = 1;
        readType();
        while (at < words.size()) {
            readClause();
        }
        String check = "CHECK (json_valid(" + Quote.name(name) + "))";
        boolean json = type.equals("longtext") && collation.equals("utf8mb4_bin") && clauses.remove(check);
        Column column = new Column(name, json ? "json" : type, json ? "" : collation, notNull, value, true, comment, ColumnStorage.DEFAULT);
        return new Parts(column, new MySqlColumn(name, onUpdate, String.join(" ", clauses),
                named && !json && collation.equals(usual)));
    }

    private void readType() {
        StringBuilder text = new StringBuilder(words.get(at++));
        while (at < words.size() && (words.get(at).equals("unsigned") || words.get(at).equals("zerofill")
                || words.get(at).equals("precision"))) {
            text.append(' ').append(words.get(at++));
        }
        type = text.toString();
        Matcher width = WIDTH.matcher(type);
        if (width.matches() && USUAL_WIDTHS.contains(type)) {
            type = width.group(1) + width.group(3);
        }
    }

    private void readClause() {
        String word = words.get(at).toUpperCase(Locale.ROOT);
        switch (word) {
            case "CHARACTER", "COLLATE" -> {
                // COLLATE alone is printed wherever a collation is not its character set's first, named or not.
                named |= word.equals("CHARACTER");
                at += word.equals("COLLATE") ? 2 : 3;
            }
            case "NOT" -> {
                notNull = true;
                at += 2;
            }
            case "NULL" -> at++;
            case "DEFAULT" -> readDefault();
            case "ON" -> {
                onUpdate = now(words.get(at + 2));
                at += 3;
            }
            case "AUTO_INCREMENT" -> {
                value = new ValueSource.AutoIncrement();
                at++;
            }
            case "COMMENT" -> {
                comment = Quote.unquoteText(words.get(at + 1));
                at += 2;
            }
            case "GENERATED" -> readGenerated();
            default -> readOther(word);
        }
    }

    private void readDefault() {
        String text = words.get(at + 1);
        at += 2;
        if (!text.equalsIgnoreCase("NULL")) {
            Matcher number = QUOTED_NUMBER.matcher(text);
            boolean plain = number.matches() && NUMBER_TYPE.matcher(type).matches();
            value = new ValueSource.Default(plain ? number.group(1) : now(SqlText.bracketedOnce(text)));
        }
    }

    /** GENERATED ALWAYS AS (expression) VIRTUAL or STORED; a column of row versions has ROW START or ROW END instead. */
    private void readGenerated() {
        if (words.get(at + 2).equals("ROW") || !words.get(at + 3).startsWith("(")) {
            clauses.add(String.join(" ", words.subList(at, Math.min(at + 5, words.size()))));
            at += 5;
            return;
        }
        String expression = SqlText.bracketedOnce(words.get(at + 3));
        boolean stored = at + 4 < words.size() && words.get(at + 4).matches("STORED|PERSISTENT");
        value = new ValueSource.Generated(expression, stored);
        at += at + 4 < words.size() && words.get(at + 4).matches("STORED|PERSISTENT|VIRTUAL") ? 5 : 4;
    }

    /** Clauses that are kept as they are: with their arguments up to the next word that begins a clause. */
    private void readOther(String word) {
        switch (word) {
            case "CHECK", "SRID", "COLUMN_FORMAT", "STORAGE" -> {
                clauses.add(words.get(at) + " " + words.get(at + 1));
                at += 2;
            }
            case "WITHOUT", "WITH" -> {
                clauses.add(String.join(" ", words.subList(at, at + 3)));
                at += 3;
            }
            default -> clauses.add(words.get(at++));
        }
    }

    private static String now(String text) {
        Matcher now = NOW.matcher(text);
        if (!now.matches()) {
            return text;
        }
        String digits = now.group(1);
        return digits == null || digits.isEmpty() || digits.equals("0") ? "CURRENT_TIMESTAMP" : "CURRENT_TIMESTAMP(" + digits + ")";
    }
}
