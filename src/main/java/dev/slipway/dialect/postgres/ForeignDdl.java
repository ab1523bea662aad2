package dev.slipway.dialect.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The OPTIONS clause of foreign tables, servers, wrappers and user mappings. */
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
}
