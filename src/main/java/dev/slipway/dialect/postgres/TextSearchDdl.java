package dev.slipway.dialect.postgres;

import dev.slipway.model.Definition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Options of text search dictionaries and mappings of text search configurations (PostgreSQL 18 manual, ALTER TEXT SEARCH …). */
final class TextSearchDdl {
    private static final String MAPPING = "mapping ";
    private static final Pattern STRING = Pattern.compile("E?'(?:[^'\\\\]|''|\\\\.)*'");
    private static final Pattern OPTION = Pattern.compile("(\"(?:[^\"]|\"\")*\"|[\\w$]+) = ");

    private TextSearchDdl() {}

    static String dictionary(Definition d) {
        String options = d.setting("options");
        return options.isEmpty() ? d.statement() : d.statement().substring(0, d.statement().length() - 1) + ", " + options + ")";
    }

    /** Sets every option that is wanted and takes back the others, which is the same however often it is done. */
    static List<String> options(Definition from, Definition to) {
        if (from.settings().equals(to.settings())) {
            return List.of();
        }
        List<String> options = new ArrayList<>();
        if (!to.setting("options").isEmpty()) {
            options.add(to.setting("options"));
        }
        Set<String> gone = names(from.setting("options"));
        gone.removeAll(names(to.setting("options")));
        options.addAll(gone);
        return List.of("ALTER TEXT SEARCH DICTIONARY " + Quote.qualified(to.key()) + " (" + String.join(", ", options) + ")");
    }

    private static Set<String> names(String options) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = OPTION.matcher(STRING.matcher(options).replaceAll("''"));
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** ALTER MAPPING replaces what a token type has, and gives it a first mapping where it has none. */
    static List<String> mappings(List<String> from, Definition to) {
        String alter = "ALTER TEXT SEARCH CONFIGURATION " + Quote.qualified(to.key()) + " ";
        List<String> wanted = to.settings().stream().map(TextSearchDdl::token).toList();
        List<String> sql = new ArrayList<>();
        from.stream().map(TextSearchDdl::token).filter(t -> !wanted.contains(t))
                .forEach(t -> sql.add(alter + "DROP MAPPING IF EXISTS FOR " + t));
        to.settings().stream().filter(s -> s.startsWith(MAPPING) && !from.contains(s))
                .forEach(s -> sql.add(alter + "ALTER MAPPING FOR " + token(s) + " WITH " + s.substring(s.indexOf('=') + 1)));
        return sql;
    }

    private static String token(String setting) {
        return setting.substring(MAPPING.length(), setting.indexOf('='));
    }
}
