package dev.slipway.diff;

import dev.slipway.model.Constraint;
import dev.slipway.model.Definition;
import dev.slipway.model.EnumType;
import dev.slipway.model.Index;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.Routine;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.SchemaObject;
import dev.slipway.model.Sequence;
import dev.slipway.model.Table;
import dev.slipway.model.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Objects that are gone and objects that are new whose definitions are the same but for the name; schemas that hold the same names; values
 * in one place.
 */
final class AlikeObjects {
    /** Among more objects of one definition, only equal names would tell which is which. */
    private static final int MOST_ALIKE = 20;
    private static final double UNIQUE = 0.6;
    private static final double ONE_OF_SEVERAL = 0.4;
    private static final double NAMES = 0.4;
    /** How much of the smaller schema has to be in the other one. */
    private static final double SCHEMA_THRESHOLD = 0.6;

    private final Map<ObjectKey, SchemaObject> present;
    private final SchemaModel wanted;
    private final Map<ObjectKey, SchemaObject> renamed = new HashMap<>();

    /** @param present the objects under the names that were accepted, by the keys they have now */
    AlikeObjects(Map<ObjectKey, SchemaObject> present, SchemaModel wanted) {
        this.present = present;
        this.wanted = wanted;
        present.values().forEach(object -> renamed.put(object.key(), object));
    }

    private record Shape(ObjectKind kind, String place, String text) {}

    List<RenameSuggestion> find() {
        Map<Shape, List<ObjectKey>> gone = new LinkedHashMap<>();
        present.forEach((key, object) -> {
            if (wanted.find(object.key()).isEmpty()) {
                shape(object).ifPresent(shape -> gone.computeIfAbsent(shape, s -> new ArrayList<>()).add(key));
            }
        });
        Map<Shape, List<ObjectKey>> come = new LinkedHashMap<>();
        wanted.objects().forEach((key, object) -> {
            if (!renamed.containsKey(key)) {
                shape(object).ifPresent(shape -> come.computeIfAbsent(shape, s -> new ArrayList<>()).add(key));
            }
        });
        List<RenameSuggestion> found = new ArrayList<>(schemas());
        gone.forEach((shape, before) -> found.addAll(pairs(shape, before, come.getOrDefault(shape, List.of()))));
        present.values().forEach(object -> {
            if (object instanceof EnumType before && wanted.find(before.key()).orElse(null) instanceof EnumType after) {
                values(before, after).ifPresent(found::add);
            }
        });
        return found;
    }

    private static List<RenameSuggestion> pairs(Shape shape, List<ObjectKey> before, List<ObjectKey> after) {
        boolean unique = before.size() == 1 && after.size() == 1;
        if (before.size() > MOST_ALIKE || after.size() > MOST_ALIKE) {
            return List.of();
        }
        List<RenameSuggestion> found = new ArrayList<>();
        for (ObjectKey a : before) {
            for (ObjectKey b : after) {
                String reason = "same definition" + (unique ? "" : ", as " + (Math.max(before.size(), after.size()) - 1) + " more have");
                found.add(new RenameSuggestion(a, b, (unique ? UNIQUE : ONE_OF_SEVERAL) + NAMES * RenameSuggestions.similarity(a.name(),
                        b.name()), reason));
            }
        }
        return found;
    }

    /**
     * What two objects of different names have in common when one is the other renamed; empty for kinds that are not renamed, or found
     * otherwise.
     */
    private static Optional<Shape> shape(SchemaObject object) {
        ObjectKey key = object.key();
        String schema = key.schema();
        return switch (object) {
            case Table _ -> Optional.empty();
            case Constraint c -> Optional.of(new Shape(key.kind(), schema + "." + key.parent(), c.type() + c.definition()));
            case Index i -> i.attachedTo().isPresent() ? Optional.empty() : Optional.of(new Shape(key.kind(), i.table().qualified(),
                    i.unique() + i.definition()));
            case Sequence s -> Optional.of(new Shape(key.kind(), schema, s.options() + " " + s.ownedBy().map(ObjectKey::qualified)
                    .orElse("")));
            case View v -> Optional.of(new Shape(key.kind(), schema, v.query()));
            case Routine r -> Optional.of(new Shape(key.kind(), schema + key.signature(),
                    IdentifierText.replaceQualifier(nameless(key, r.definition()), key.name(), "")));
            case EnumType e -> Optional.of(new Shape(key.kind(), schema, String.join("\n", e.labels())));
            case Definition d -> switch (key.kind()) {
                case DOMAIN, COMPOSITE_TYPE -> Optional.of(new Shape(key.kind(), schema,
                        nameless(key, d.statement()) + d.settings().stream().map(AlikeObjects::nameless).toList()));
                default -> Optional.empty();
            };
        };
    }

    private static String nameless(ObjectKey key, String text) {
        return IdentifierText.replaceQualified(text, key.schema(), key.name(), key.schema(), "");
    }

    /** The server names a domain's constraints after the domain. */
    private static String nameless(String setting) {
        int check = setting.indexOf("=CHECK");
        return setting.startsWith("constraint ") && check > 0 ? setting.substring(check) : setting;
    }

    private List<RenameSuggestion> schemas() {
        Map<String, Map<String, String>> before = new TreeMap<>();
        present.forEach((key, object) -> before.computeIfAbsent(object.key().schema(), s -> new HashMap<>()).put(place(object.key()),
                content(object)));
        Map<String, Map<String, String>> after = new TreeMap<>();
        wanted.objects().forEach((key, object) -> after.computeIfAbsent(key.schema(), s -> new HashMap<>())
                .put(place(key), content(object)));
        List<RenameSuggestion> found = new ArrayList<>();
        for (String a : before.keySet()) {
            for (String b : after.keySet()) {
                ObjectKey from = ObjectKey.of(ObjectKind.SCHEMA, "", a);
                ObjectKey to = ObjectKey.of(ObjectKind.SCHEMA, "", b);
                boolean changes = present.containsKey(from) && wanted.find(from).isEmpty() && wanted.find(to).isPresent()
                        && !renamed.containsKey(to);
                if (changes) {
                    schema(from, to, before.get(a), after.get(b)).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static Optional<RenameSuggestion> schema(ObjectKey from, ObjectKey to, Map<String, String> before, Map<String, String> after) {
        long same = before.entrySet().stream().filter(e -> e.getValue().equals(after.get(e.getKey()))).count();
        int most = Math.max(before.size(), after.size());
        return same < SCHEMA_THRESHOLD * most ? Optional.empty() : Optional.of(new RenameSuggestion(from, to, (double) same / most,
                same == most ? "holds the same " + same + (same == 1 ? " object" : " objects") : same + " of " + most
                        + " objects are the same"));
    }

    private static String place(ObjectKey key) {
        return key.kind() + " " + key.parent() + " " + key.name();
    }

    /** What is the same in two schemas of different names: of a table its columns, of everything else that it is there. */
    private static String content(SchemaObject object) {
        return object instanceof Table table ? table.columns().stream().map(c -> c.name()).sorted().collect(Collectors.joining("\n")) : "";
    }

    /** A value that is gone and one that is new in the same place among the others. */
    private Optional<RenameSuggestion> values(EnumType before, EnumType after) {
        List<String> gone = before.labels().stream().filter(l -> !after.labels().contains(l)).toList();
        List<String> come = after.labels().stream().filter(l -> !before.labels().contains(l)).toList();
        boolean inPlace = gone.size() == 1 && come.size() == 1 && before.labels().indexOf(gone.getFirst()) == after.labels()
                .indexOf(come.getFirst());
        if (!inPlace) {
            return Optional.empty();
        }
        ObjectKey type = present.entrySet().stream().filter(e -> e.getValue().equals(before)).map(Map.Entry::getKey).findFirst()
                .orElse(before.key());
        double score = UNIQUE + NAMES * RenameSuggestions.similarity(gone.getFirst(), come.getFirst());
        return Optional.of(new RenameSuggestion(type.value(gone.getFirst()), after.key().value(come.getFirst()), score,
                "in the same place among the values"));
    }
}
