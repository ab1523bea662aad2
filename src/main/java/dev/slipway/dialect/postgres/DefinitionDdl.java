package dev.slipway.dialect.postgres;

import dev.slipway.model.Definition;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Objects known by their statement, and what of them can be altered in place. */
public final class DefinitionDdl {
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
            case DOMAIN, COMPOSITE_TYPE -> {
                if (d.key().kind() == ObjectKind.DOMAIN) {
                    sql.addAll(DomainDdl.unchecked(d));
                }
                sql.addAll(PartComments.change(new Definition(d.key(), "", List.of(), d.attributes()), d));
            }
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
            case DOMAIN -> DomainDdl.create(d);
            case COMPOSITE_TYPE -> CompositeDdl.create(d);
            case FOREIGN_DATA_WRAPPER -> ForeignDdl.createWrapper(d);
            case SERVER -> ForeignDdl.createServer(d);
            case USER_MAPPING -> d.statement() + ForeignDdl.options(ForeignDdl.optionsOf(d));
            case PUBLICATION -> PublicationDdl.create(d);
            case EXTENSION -> d.statement() + (d.setting("schema").isEmpty() ? "" : " WITH SCHEMA "
                    + Quote.identifier(d.setting("schema"))) + (d.setting("version").isEmpty() ? "" : " VERSION "
                    + Quote.literal(d.setting("version")));
            case TEXT_SEARCH_DICTIONARY -> TextSearchDdl.dictionary(d);
            default -> d.statement();
        };
    }

    /** Whether this is a partition's copy of its parent's trigger, which comes and goes with that. */
    public static boolean isCopy(Definition d) {
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
            case TRIGGER, RULE -> Optional.of(from.settings().equals(to.settings()) ? List.of()
                    : List.of(enable(to, to.setting("enabled"))));
            case EVENT_TRIGGER -> Optional.of(from.settings().equals(to.settings()) ? List.of()
                    : List.of("ALTER EVENT TRIGGER " + Quote.identifier(to.key().name()) + " " + to.setting("enabled")));
            case STATISTICS -> Optional.of(from.settings().equals(to.settings()) ? List.of()
                    : List.of("ALTER STATISTICS " + Quote.qualified(to.key()) + " SET STATISTICS " + to.setting("statistics")));
            case EXTENSION -> Optional.of(alterExtension(from, to));
            case DOMAIN -> Optional.of(DomainDdl.alter(from, to));
            case COMPOSITE_TYPE -> CompositeDdl.alter(from, to);
            case SERVER -> Optional.of(ForeignDdl.alterServer(from, to));
            case FOREIGN_DATA_WRAPPER -> Optional.of(ForeignDdl.alterWrapper(from, to));
            case USER_MAPPING -> Optional.of(ForeignDdl.alterMapping(from, to));
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

    /** Whether the object is altered by statements that can be repeated without harm. */
    public static boolean repeatable(ObjectKey key) {
        return switch (key.kind()) {
            case COMPOSITE_TYPE, EXTENSION, SERVER, FOREIGN_DATA_WRAPPER, USER_MAPPING, OPERATOR_FAMILY -> false;
            default -> true;
        };
    }
}
