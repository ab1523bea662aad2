package dev.slipway.dialect.postgres;

import dev.slipway.model.Definition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Composite types; each attribute is a setting of its place, its quoted name and its type. */
public final class CompositeDdl {
    private static final int ORDER_PREFIX = 5;
    /** To the tables of the type. */
    private static final String CASCADE = " CASCADE";

    private CompositeDdl() {}

    static String create(Definition d) {
        return d.statement().substring(0, d.statement().length() - 2) + "("
                + attributeSettings(d).stream().map(CompositeDdl::attribute).collect(Collectors.joining(", ")) + ")";
    }

    private static String attribute(String setting) {
        int equals = setting.lastIndexOf('=');
        return setting.substring(ORDER_PREFIX, equals) + " " + setting.substring(equals + 1);
    }

    /** The statements that alter the type in place; empty where attributes that stay change places. */
    static Optional<List<String>> alter(Definition from, Definition to) {
        List<String> before = attributeSettings(from).stream().map(s -> s.substring(ORDER_PREFIX)).toList();
        List<String> after = attributeSettings(to).stream().map(s -> s.substring(ORDER_PREFIX)).toList();
        List<String> kept = before.stream().map(CompositeDdl::attributeName)
                .filter(n -> after.stream().map(CompositeDdl::attributeName).toList().contains(n)).toList();
        List<String> order = after.stream().map(CompositeDdl::attributeName).toList();
        if (!order.subList(0, Math.min(kept.size(), order.size())).equals(kept)) {
            return Optional.empty();
        }
        String alter = "ALTER TYPE " + Quote.qualified(to.key()) + " ";
        List<String> sql = new ArrayList<>();
        before.stream().map(CompositeDdl::attributeName).filter(n -> !kept.contains(n))
                .forEach(n -> sql.add(alter + "DROP ATTRIBUTE IF EXISTS " + n + CASCADE));
        for (String attribute : after) {
            String name = attributeName(attribute);
            String type = attribute.substring(attribute.lastIndexOf('=') + 1);
            if (!kept.contains(name)) {
                sql.add(alter + "ADD ATTRIBUTE " + name + " " + type + CASCADE);
            } else if (!before.contains(attribute)) {
                sql.add(alter + "ALTER ATTRIBUTE " + name + " TYPE " + type + CASCADE);
            }
        }
        return Optional.of(sql);
    }

    private static List<String> attributeSettings(Definition d) {
        return d.settings().stream().filter(s -> !PartComments.isComment(s)).toList();
    }

    /** The attributes of a composite type: quoted name to type. */
    public static Map<String, String> attributes(Definition d) {
        Map<String, String> found = new LinkedHashMap<>();
        attributeSettings(d).stream().map(s -> s.substring(ORDER_PREFIX))
                .forEach(a -> found.put(attributeName(a), a.substring(a.lastIndexOf('=') + 1)));
        return found;
    }

    private static String attributeName(String attribute) {
        return attribute.substring(0, attribute.lastIndexOf('='));
    }
}
