package dev.slipway.dialect.postgres;

import dev.slipway.model.Definition;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Objects known by their statement, and what of them can be altered in place. */
public final class DefinitionDdl {
    private static final int ORDER_PREFIX = 5;
    /** How the settings begin that are comments on parts. */
    private static final String COMMENT = "comment ";
    private static final Pattern COMMENTED = Pattern.compile(COMMENT + "(\"(?:[^\"]|\"\")*\"|[^=]*)=");
    /** To the tables of the type. */
    private static final String CASCADE = " CASCADE";

    private DefinitionDdl() {}

    static List<String> create(Definition d) {
        List<String> sql = new ArrayList<>();
        if (isCopy(d)) {
            return List.of(enable(d, d.setting("enabled")));
        }
        sql.add(statement(d));
        switch (d.key().kind()) {
            case TRIGGER, RULE -> {
                if (!d.setting("enabled").equals("ENABLE")) {
                    sql.add(enable(d, d.setting("enabled")));
                }
            }
            case EVENT_TRIGGER -> {
                if (!d.setting("enabled").equals("ENABLE")) {
                    sql.add("ALTER EVENT TRIGGER " + Quote.identifier(d.key().name()) + " " + d.setting("enabled"));
                }
            }
            case STATISTICS -> {
                if (!d.setting("statistics").equals("-1")) {
                    sql.add("ALTER STATISTICS " + Quote.qualified(d.key()) + " SET STATISTICS " + d.setting("statistics"));
                }
            }
            case DOMAIN, COMPOSITE_TYPE -> sql.addAll(partComments(new Definition(d.key(), "", List.of(), d.attributes()), d));
            case TEXT_SEARCH_CONFIGURATION -> sql.addAll(TextSearchDdl.mappings(List.of(), d));
            case OPERATOR_FAMILY -> sql.addAll(OperatorDdl.members(List.of(), d));
            case DEFAULT_PRIVILEGES -> sql.clear();
            default -> { }
        }
        return sql;
    }

    private static String statement(Definition d) {
        return switch (d.key().kind()) {
            case SCHEMA -> "CREATE SCHEMA IF NOT EXISTS " + Quote.identifier(d.key().name());
            case DOMAIN -> domain(d);
            case COMPOSITE_TYPE -> d.statement().substring(0, d.statement().length() - 2) + "("
                    + attributeSettings(d).stream().map(DefinitionDdl::attribute).collect(Collectors.joining(", ")) + ")";
            case FOREIGN_DATA_WRAPPER -> d.statement() + clause(" HANDLER ", d.setting("handler")) + clause(" VALIDATOR ", d.setting("validator"))
                    + ForeignDdl.options(options(d));
            case SERVER -> d.statement().replaceFirst(" FOREIGN DATA WRAPPER ",
                    (d.setting("version").isEmpty() ? "" : java.util.regex.Matcher.quoteReplacement(" VERSION " + Quote.literal(d.setting("version"))))
                    + " FOREIGN DATA WRAPPER ") + ForeignDdl.options(options(d));
            case USER_MAPPING -> d.statement() + ForeignDdl.options(options(d));
            case PUBLICATION -> PublicationDdl.create(d);
            case EXTENSION -> d.statement() + (d.setting("schema").isEmpty() ? "" : " WITH SCHEMA " + Quote.identifier(d.setting("schema")));
            case TEXT_SEARCH_DICTIONARY -> TextSearchDdl.dictionary(d);
            default -> d.statement();
        };
    }

    private static String domain(Definition d) {
        StringBuilder sql = new StringBuilder(d.statement());
        if (!d.setting("default").isEmpty()) {
            sql.append(" DEFAULT ").append(d.setting("default"));
        }
        if (!d.setting("not null").isEmpty()) {
            sql.append(" NOT NULL");
        }
        for (String setting : d.settings()) {
            if (setting.startsWith("constraint ")) {
                sql.append(" CONSTRAINT ").append(constraintName(setting)).append(' ').append(constraintText(setting));
            }
        }
        return sql.toString();
    }

    private static String constraintName(String setting) {
        return setting.substring("constraint ".length(), split(setting));
    }

    private static String constraintText(String setting) {
        return setting.substring(split(setting) + 1);
    }

    /** The constraint's name is quoted where it holds an equals sign, and a definition begins with CHECK. */
    private static int split(String setting) {
        return setting.indexOf("=CHECK");
    }

    private static String attribute(String setting) {
        int equals = setting.lastIndexOf('=');
        return setting.substring(ORDER_PREFIX, equals) + " " + setting.substring(equals + 1);
    }

    private static List<String> options(Definition d) {
        return d.settings().stream().filter(s -> s.startsWith("option ")).map(s -> s.substring("option ".length())).toList();
    }

    private static String clause(String keyword, String value) {
        return value.isEmpty() ? "" : keyword + value;
    }

    /** Whether this is a partition's copy of its parent's trigger, which comes and goes with that. */
    private static boolean isCopy(Definition d) {
        return d.key().kind() == ObjectKind.TRIGGER && d.statement().isEmpty();
    }

    /** Drops the object, or lets a partition's copy of a trigger do as its parent's does. */
    public static String drop(Definition d) {
        return isCopy(d) ? enable(d, d.setting("parent")) : ObjectDdl.drop(d.key());
    }

    private static String enable(Definition d, String state) {
        return "ALTER TABLE " + Quote.parent(d.key()) + " " + state + " " + ObjectDdl.noun(d.key()) + " "
                + Quote.identifier(d.key().name());
    }

    /** The statements that alter the object in place; empty when it has to be dropped and made again. */
    public static Optional<List<String>> alter(Definition from, Definition to) {
        ObjectKind kind = to.key().kind();
        if (!from.statement().equals(to.statement())) {
            return isReplaceable(kind) && from.settings().equals(to.settings()) ? Optional.of(List.of(to.statement())) : Optional.empty();
        }
        return switch (kind) {
            case SCHEMA -> Optional.of(List.of());
            case TRIGGER, RULE -> Optional.of(from.settings().equals(to.settings()) ? List.of() : List.of(enable(to, to.setting("enabled"))));
            case EVENT_TRIGGER -> Optional.of(from.settings().equals(to.settings()) ? List.of()
                    : List.of("ALTER EVENT TRIGGER " + Quote.identifier(to.key().name()) + " " + to.setting("enabled")));
            case STATISTICS -> Optional.of(from.settings().equals(to.settings()) ? List.of()
                    : List.of("ALTER STATISTICS " + Quote.qualified(to.key()) + " SET STATISTICS " + to.setting("statistics")));
            case EXTENSION -> Optional.of(alterExtension(from, to));
            case DOMAIN -> Optional.of(alterDomain(from, to));
            case COMPOSITE_TYPE -> alterComposite(from, to);
            case SERVER -> Optional.of(alterServer(from, to));
            case FOREIGN_DATA_WRAPPER -> Optional.of(alterWrapper(from, to));
            case USER_MAPPING -> Optional.of(options(from).equals(options(to)) ? List.of()
                    : List.of("ALTER USER MAPPING FOR " + AttributeDdl.role(to.key().name()) + " SERVER " + Quote.identifier(to.key().parent())
                    + ForeignDdl.change(options(from), options(to))));
            case PUBLICATION -> PublicationDdl.alter(from, to);
            case TEXT_SEARCH_CONFIGURATION -> Optional.of(TextSearchDdl.mappings(from.settings(), to));
            case TEXT_SEARCH_DICTIONARY -> Optional.of(TextSearchDdl.options(from, to));
            case OPERATOR_FAMILY -> Optional.of(OperatorDdl.members(from.settings(), to));
            default -> from.settings().equals(to.settings()) ? Optional.of(List.of()) : Optional.empty();
        };
    }

    /** Kinds with CREATE OR REPLACE; their settings tell what that cannot change. */
    private static boolean isReplaceable(ObjectKind kind) {
        return kind == ObjectKind.AGGREGATE || kind == ObjectKind.LANGUAGE || kind == ObjectKind.TRANSFORM;
    }

    private static List<String> alterExtension(Definition from, Definition to) {
        String alter = "ALTER EXTENSION " + Quote.identifier(to.key().name()) + " ";
        List<String> sql = new ArrayList<>();
        if (!from.setting("schema").equals(to.setting("schema"))) {
            sql.add(alter + "SET SCHEMA " + Quote.identifier(to.setting("schema")));
        }
        if (!from.setting("version").equals(to.setting("version"))) {
            sql.add(alter + "UPDATE TO " + Quote.literal(to.setting("version")));
        }
        return sql;
    }

    private static List<String> alterDomain(Definition from, Definition to) {
        String alter = "ALTER DOMAIN " + Quote.qualified(to.key()) + " ";
        List<String> sql = new ArrayList<>();
        from.settings().stream().filter(s -> s.startsWith("constraint ") && !to.settings().contains(s))
                .forEach(s -> sql.add(alter + "DROP CONSTRAINT IF EXISTS " + constraintName(s)));
        if (!from.setting("default").equals(to.setting("default"))) {
            sql.add(alter + (to.setting("default").isEmpty() ? "DROP DEFAULT" : "SET DEFAULT " + to.setting("default")));
        }
        if (!from.setting("not null").equals(to.setting("not null"))) {
            sql.add(alter + (to.setting("not null").isEmpty() ? "DROP NOT NULL" : "SET NOT NULL"));
        }
        to.settings().stream().filter(s -> s.startsWith("constraint ") && !from.settings().contains(s)).forEach(s -> {
            String add = "ADD CONSTRAINT " + constraintName(s) + " " + constraintText(s);
            sql.add(alter + "DROP CONSTRAINT IF EXISTS " + constraintName(s));
            sql.add(alter + add);
        });
        return sql;
    }

    private static Optional<List<String>> alterComposite(Definition from, Definition to) {
        List<String> before = attributeSettings(from).stream().map(s -> s.substring(ORDER_PREFIX)).toList();
        List<String> after = attributeSettings(to).stream().map(s -> s.substring(ORDER_PREFIX)).toList();
        List<String> kept = before.stream().map(DefinitionDdl::attributeName).filter(n -> after.stream().map(DefinitionDdl::attributeName).toList().contains(n)).toList();
        List<String> order = after.stream().map(DefinitionDdl::attributeName).toList();
        if (!order.subList(0, Math.min(kept.size(), order.size())).equals(kept)) {
            return Optional.empty();
        }
        String alter = "ALTER TYPE " + Quote.qualified(to.key()) + " ";
        List<String> sql = new ArrayList<>();
        before.stream().map(DefinitionDdl::attributeName).filter(n -> !kept.contains(n)).forEach(n -> sql.add(alter + "DROP ATTRIBUTE IF EXISTS " + n + CASCADE));
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
        return d.settings().stream().filter(s -> !s.startsWith(COMMENT)).toList();
    }

    /** The attributes of a composite type: quoted name to type. */
    public static Map<String, String> attributes(Definition d) {
        Map<String, String> found = new LinkedHashMap<>();
        attributeSettings(d).stream().map(s -> s.substring(ORDER_PREFIX)).forEach(a -> found.put(attributeName(a), a.substring(a.lastIndexOf('=') + 1)));
        return found;
    }

    /** Brings the comments on a composite type's attributes or a domain's constraints from one state to another; parts that go take theirs along. */
    public static List<String> partComments(Definition from, Definition to) {
        List<String> sql = new ArrayList<>();
        from.settings().stream().filter(s -> s.startsWith(COMMENT)).map(DefinitionDdl::commented)
                .filter(part -> to.settings().stream().noneMatch(s -> s.startsWith(COMMENT) && commented(s).equals(part)) && hasPart(to, part))
                .forEach(part -> sql.add(partComment(to, part) + "NULL"));
        to.settings().stream().filter(s -> s.startsWith(COMMENT) && !from.settings().contains(s))
                .forEach(s -> sql.add(partComment(to, commented(s)) + Quote.literal(s.substring(COMMENT.length() + commented(s).length() + 1))));
        return sql;
    }

    private static boolean hasPart(Definition d, String part) {
        return d.key().kind() == ObjectKind.DOMAIN ? d.settings().stream().anyMatch(s -> s.startsWith("constraint " + part + "=")) : attributes(d).containsKey(part);
    }

    private static String partComment(Definition d, String part) {
        return d.key().kind() == ObjectKind.DOMAIN ? "COMMENT ON CONSTRAINT " + part + " ON DOMAIN " + Quote.qualified(d.key()) + " IS "
                : "COMMENT ON COLUMN " + Quote.qualified(d.key()) + "." + part + " IS ";
    }

    /** The quoted name of the part that a comment is on; an equals sign inside of quotes belongs to the name. */
    private static String commented(String setting) {
        Matcher name = COMMENTED.matcher(setting);
        return name.lookingAt() ? name.group(1) : "";
    }

    private static String attributeName(String attribute) {
        return attribute.substring(0, attribute.lastIndexOf('='));
    }

    private static List<String> alterServer(Definition from, Definition to) {
        if (from.settings().equals(to.settings())) {
            return List.of();
        }
        String version = from.setting("version").equals(to.setting("version")) ? "" : " VERSION " + Quote.literal(to.setting("version"));
        return List.of("ALTER SERVER " + Quote.identifier(to.key().name()) + version
                + (options(from).equals(options(to)) ? "" : ForeignDdl.change(options(from), options(to))));
    }

    private static List<String> alterWrapper(Definition from, Definition to) {
        if (from.settings().equals(to.settings())) {
            return List.of();
        }
        StringBuilder sql = new StringBuilder("ALTER FOREIGN DATA WRAPPER ").append(Quote.identifier(to.key().name()));
        for (String part : List.of("handler", "validator")) {
            if (!from.setting(part).equals(to.setting(part))) {
                sql.append(to.setting(part).isEmpty() ? " NO " + part.toUpperCase(java.util.Locale.ROOT)
                        : " " + part.toUpperCase(java.util.Locale.ROOT) + " " + to.setting(part));
            }
        }
        return List.of(sql + (options(from).equals(options(to)) ? "" : ForeignDdl.change(options(from), options(to))));
    }

    /** Whether the object is altered by statements that can be repeated without harm. */
    public static boolean repeatable(ObjectKey key) {
        return switch (key.kind()) {
            case COMPOSITE_TYPE, EXTENSION, SERVER, FOREIGN_DATA_WRAPPER, USER_MAPPING, OPERATOR_FAMILY -> false;
            default -> true;
        };
    }
}
