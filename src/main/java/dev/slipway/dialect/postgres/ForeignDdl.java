package dev.slipway.dialect.postgres;

import dev.slipway.model.Definition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/** Foreign data wrappers, servers and user mappings, and the OPTIONS clause that foreign tables have too. */
final class ForeignDdl {
    private ForeignDdl() {}

    /** The clause with a leading blank, empty without options. */
    static String options(List<String> options) {
        return options.isEmpty() ? "" : " OPTIONS (" + options.stream().map(o -> Quote.identifier(name(o)) + " " + Quote.literal(value(o)))
                .collect(Collectors.joining(", ")) + ")";
    }

    /** The clause that brings one list of options to another, with a leading blank. */
    static String change(List<String> from, List<String> to) {
        List<String> names = to.stream().map(ForeignDdl::name).toList();
        List<String> before = from.stream().map(ForeignDdl::name).toList();
        List<String> parts = new ArrayList<>();
        before.stream().filter(n -> !names.contains(n)).forEach(n -> parts.add("DROP " + Quote.identifier(n)));
        to.stream().filter(o -> !from.contains(o)).forEach(o -> parts.add((before.contains(name(o)) ? "SET " : "ADD ")
                + Quote.identifier(name(o)) + " " + Quote.literal(value(o))));
        return " OPTIONS (" + String.join(", ", parts) + ")";
    }

    private static String name(String option) {
        int equals = option.indexOf('=');
        return equals < 0 ? option : option.substring(0, equals);
    }

    private static String value(String option) {
        return option.substring(option.indexOf('=') + 1);
    }

    static List<String> optionsOf(Definition d) {
        return d.settings().stream().filter(s -> s.startsWith("option ")).map(s -> s.substring("option ".length())).toList();
    }

    private static String clause(String keyword, String value) {
        return value.isEmpty() ? "" : keyword + value;
    }

    static String createWrapper(Definition d) {
        return d.statement() + clause(" HANDLER ", d.setting("handler")) + clause(" VALIDATOR ", d.setting("validator"))
                + options(optionsOf(d));
    }

    static String createServer(Definition d) {
        String version = d.setting("version").isEmpty() ? "" : " VERSION " + Quote.literal(d.setting("version"));
        String wrapper = " FOREIGN DATA WRAPPER ";
        return d.statement().replaceFirst(wrapper, Matcher.quoteReplacement(version) + wrapper) + options(optionsOf(d));
    }

    static List<String> alterMapping(Definition from, Definition to) {
        return optionsOf(from).equals(optionsOf(to)) ? List.of()
                : List.of("ALTER USER MAPPING FOR " + AttributeDdl.role(to.key().name()) + " SERVER " + Quote.identifier(to.key().parent())
                + change(optionsOf(from), optionsOf(to)));
    }

    static List<String> alterServer(Definition from, Definition to) {
        if (from.settings().equals(to.settings())) {
            return List.of();
        }
        String version = from.setting("version").equals(to.setting("version")) ? "" : " VERSION " + Quote.literal(to.setting("version"));
        return List.of("ALTER SERVER " + Quote.identifier(to.key().name()) + version
                + (optionsOf(from).equals(optionsOf(to)) ? "" : change(optionsOf(from), optionsOf(to))));
    }

    static List<String> alterWrapper(Definition from, Definition to) {
        if (from.settings().equals(to.settings())) {
            return List.of();
        }
        StringBuilder sql = new StringBuilder("ALTER FOREIGN DATA WRAPPER ").append(Quote.identifier(to.key().name()));
        for (String part : List.of("handler", "validator")) {
            if (!from.setting(part).equals(to.setting(part))) {
                sql.append(to.setting(part).isEmpty() ? " NO " + part.toUpperCase(Locale.ROOT)
                        : " " + part.toUpperCase(Locale.ROOT) + " " + to.setting(part));
            }
        }
        return List.of(sql + (optionsOf(from).equals(optionsOf(to)) ? "" : change(optionsOf(from), optionsOf(to))));
    }
}
