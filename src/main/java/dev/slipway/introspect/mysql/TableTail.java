package dev.slipway.introspect.mysql;

import dev.slipway.dialect.mysql.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands after the brackets of CREATE TABLE.
 *
 * @param options options without those that have a place of their own here; the counter of AUTO_INCREMENT is data and left out
 * @param unknown what was not understood, empty when all was
 */
record TableTail(String engine, String comment, List<String> options, boolean versioned, String partitioning, String unknown) {
    private static final Pattern OPTION = Pattern.compile(
            "\\s*(DEFAULT CHARSET|DATA DIRECTORY|INDEX DIRECTORY|`?[A-Za-z_]+`?)\\s*=\\s*"
                    + "('(?:[^'\\\\]|''|\\\\.)*'|\\([^)]*\\)|`[^`]*`|\\S+)");
    private static final Pattern TABLESPACE = Pattern.compile("\\s*TABLESPACE (`[^`]*`)(?: STORAGE \\w+)?");

    static TableTail read(String text) {
        int partitions = text.indexOf("PARTITION BY ");
        String partitioning = partitions < 0 ? "" : text.substring(partitions).strip();
        String rest = partitions < 0 ? text : text.substring(0, partitions);
        boolean versioned = rest.contains("WITH SYSTEM VERSIONING");
        rest = rest.replace("WITH SYSTEM VERSIONING", "").strip();
        String engine = "";
        String comment = "";
        List<String> options = new ArrayList<>();
        while (!rest.isEmpty()) {
            Matcher option = OPTION.matcher(rest);
            Matcher tablespace = TABLESPACE.matcher(rest);
            if (tablespace.lookingAt()) {
                options.add("TABLESPACE=" + tablespace.group(1));
                rest = rest.substring(tablespace.end());
                continue;
            }
            if (!option.lookingAt()) {
                break;
            }
            switch (option.group(1)) {
                case "ENGINE" -> engine = option.group(2);
                case "COMMENT" -> comment = Quote.unquoteText(option.group(2));
                case "AUTO_INCREMENT", "DEFAULT CHARSET", "COLLATE" -> { }
                default -> options.add(option.group(1) + "=" + option.group(2));
            }
            rest = rest.substring(option.end());
        }
        return new TableTail(engine, comment, options, versioned, partitioning, rest.strip());
    }
}
