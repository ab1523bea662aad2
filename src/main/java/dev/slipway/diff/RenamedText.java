package dev.slipway.diff;

import dev.slipway.diff.SchemaDiff.AcceptedRename;
import dev.slipway.dialect.postgres.Quote;
import dev.slipway.model.Dependency;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.SchemaModel;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Texts of definitions as the server prints them after renames. Only those of objects that the catalogue says depend on what is renamed
 * are touched. Where that guess is off, the object shows as changed and is made anew.
 */
final class RenamedText {
    private final List<AcceptedRename> renames;
    private final Map<ObjectKey, Set<AcceptedRename>> mentions = new HashMap<>();

    RenamedText(SchemaModel model, List<AcceptedRename> renames) {
        this.renames = renames.stream().sorted(Comparator.comparing(rename -> turn(rename.from()))).toList();
        for (Dependency dependency : model.dependencies()) {
            for (AcceptedRename rename : renames) {
                if (concerns(rename.from(), dependency.on())) {
                    mentions.computeIfAbsent(dependency.dependent(), d -> new HashSet<>()).add(rename);
                }
            }
        }
    }

    /** Texts speak of everything by the old name of its schema, and of values by the old name of their type, until those are replaced. */
    private static int turn(ObjectKey key) {
        return switch (key.kind()) {
            case ENUM_VALUE -> 0;
            case SCHEMA -> 2;
            default -> 1;
        };
    }

    /** Whether what depends on an object mentions what is renamed. */
    private static boolean concerns(ObjectKey renamed, ObjectKey on) {
        boolean column = on.kind() == ObjectKind.COLUMN && renamed.kind() != ObjectKind.COLUMN && isPartOf(on, renamed);
        boolean value = renamed.kind() == ObjectKind.ENUM_VALUE && on.equals(type(renamed));
        return on.equals(renamed) || column || value;
    }

    private static boolean isPartOf(ObjectKey key, ObjectKey relation) {
        return !key.parent().isEmpty() && key.schema().equals(relation.schema()) && key.parent().equals(relation.name());
    }

    private static ObjectKey type(ObjectKey value) {
        return ObjectKey.of(ObjectKind.ENUM, value.schema(), value.parent());
    }

    /** The text of an object of this key. */
    String of(ObjectKey key, String text) {
        return of(key, text, false);
    }

    /** The text of a query: its results go by the names they had, also where the column they come from has a new one. */
    String ofQuery(ObjectKey key, String text) {
        return of(key, text, true);
    }

    private String of(ObjectKey key, String text, boolean query) {
        String result = text;
        for (AcceptedRename rename : renames) {
            boolean own = rename.from().equals(key) || isPartOf(key, rename.from());
            if (own || rename.from().kind() == ObjectKind.SCHEMA || mentions.getOrDefault(key, Set.of()).contains(rename)) {
                result = query && rename.from().kind() == ObjectKind.COLUMN
                        ? IdentifierText.replaceInQuery(result, rename.from().name(), rename.to().name())
                        : after(rename.from(), rename.to(), result);
            }
        }
        return result;
    }

    private static String after(ObjectKey from, ObjectKey to, String text) {
        return switch (from.kind()) {
            case COLUMN -> IdentifierText.replace(text, from.name(), to.name());
            case SCHEMA -> IdentifierText.replaceQualifier(text, from.name(), to.name());
            case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW ->
                    IdentifierText.replace(qualified(from, to, text), from.name(), to.name());
            case ENUM_VALUE -> IdentifierText.replaceString(text, Quote.qualified(type(from)), from.name(), to.name());
            case CONSTRAINT, INDEX -> text;
            default -> qualified(from, to, text);
        };
    }

    private static String qualified(ObjectKey from, ObjectKey to, String text) {
        return IdentifierText.replaceQualified(text, from.schema(), from.name(), to.schema(), to.name());
    }

    /**
     * The head of a routine; a body that is kept as a string stays as it is written, and one that is not calls parameters by the routine's
     * name.
     */
    String ofRoutine(ObjectKey key, String definition) {
        int body = definition.indexOf("\nAS ");
        if (body >= 0) {
            return of(key, definition.substring(0, body)) + definition.substring(body);
        }
        String parameters = renames.stream().filter(r -> r.from().equals(key)).findFirst()
                .map(r -> IdentifierText.replaceQualifier(definition, r.from().name(), r.to().name())).orElse(definition);
        return ofQuery(key, parameters);
    }
}
