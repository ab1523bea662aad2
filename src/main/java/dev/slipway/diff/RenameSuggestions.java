package dev.slipway.diff;

import dev.slipway.diff.SchemaDiff.AcceptedRename;
import dev.slipway.model.Column;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.SchemaObject;
import dev.slipway.model.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds what may have been renamed rather than dropped and made: tables by their columns, columns by type and name, the rest by their
 * definition.
 */
public final class RenameSuggestions {
    private static final double TABLE_THRESHOLD = 0.6;
    private static final double COLUMN_THRESHOLD = 0.5;

    private RenameSuggestions() {}

    /** The suggestions where nothing was accepted yet. */
    public static List<RenameSuggestion> find(SchemaModel from, SchemaModel to) {
        return find(from, to, List.of());
    }

    /**
     * The suggestions, best first, each object in one of them at most. What is inside of a renamed schema or table is compared once that
     * rename was accepted.
     *
     * @param accepted what is not asked any more, and under whose names everything else is compared
     */
    public static List<RenameSuggestion> find(SchemaModel from, SchemaModel to, List<AcceptedRename> accepted) {
        Map<ObjectKey, SchemaObject> present = accepted.isEmpty() ? from.objects() : new Renaming(from, to, accepted).byFormerKey();
        Map<ObjectKey, ObjectKey> former = new HashMap<>();
        present.forEach((key, object) -> former.put(object.key(), key));
        List<Table> removed = new ArrayList<>();
        List<RenameSuggestion> candidates = new ArrayList<>();
        present.forEach((key, object) -> {
            if (object instanceof Table before) {
                Table now = from.table(key).orElse(before);
                to.table(before.key()).ifPresentOrElse(after -> columns(now, before, after).stream()
                        .filter(s -> !isInherited(now, s.from().name(), from)).forEach(candidates::add), () -> removed.add(before));
            }
        });
        List<Table> added = to.all(Table.class).filter(t -> !former.containsKey(t.key())).toList();
        AlikeTables alike = new AlikeTables(added);
        for (Table before : removed) {
            for (Table after : alike.candidates(before)) {
                tables(before, after).map(s -> new RenameSuggestion(former.get(s.from()), s.to(), s.score(), s.reason()))
                        .ifPresent(candidates::add);
            }
        }
        candidates.addAll(new AlikeObjects(present, to).find());
        Set<ObjectKey> settled = new HashSet<>();
        accepted.forEach(rename -> Collections.addAll(settled, rename.from(), rename.to()));
        return best(candidates.stream().filter(c -> !settled.contains(c.from()) && !settled.contains(c.to())).collect(Collectors.toList()));
    }

    /** An inherited column is renamed where it comes from. */
    private static boolean isInherited(Table table, String column, SchemaModel model) {
        return table.details().inherits().stream().anyMatch(parent -> model.table(parent).flatMap(p -> p.column(column)).isPresent());
    }

    private static List<RenameSuggestion> best(List<RenameSuggestion> candidates) {
        candidates.sort(Comparator.comparingDouble(RenameSuggestion::score).reversed()
                .thenComparing(RenameSuggestion::from).thenComparing(RenameSuggestion::to));
        Set<ObjectKey> used = new HashSet<>();
        List<RenameSuggestion> result = new ArrayList<>();
        for (RenameSuggestion candidate : candidates) {
            if (!used.contains(candidate.from()) && !used.contains(candidate.to())) {
                used.add(candidate.from());
                used.add(candidate.to());
                result.add(candidate);
            }
        }
        return result;
    }

    private static Optional<RenameSuggestion> tables(Table before, Table after) {
        if (before.key().kind() != after.key().kind() || before.columns().isEmpty()) {
            return Optional.empty();
        }
        long same = before.columns().stream().filter(c -> after.column(c.name()).filter(o -> o.type().equals(c.type())).isPresent())
                .count();
        double score = 2.0 * same / (before.columns().size() + after.columns().size());
        if (score < TABLE_THRESHOLD) {
            return Optional.empty();
        }
        String reason = same == before.columns().size() && same == after.columns().size() ? "same " + same + " columns"
                : same + " of " + Math.max(before.columns().size(), after.columns().size()) + " columns are the same";
        return Optional.of(new RenameSuggestion(before.key(), after.key(), score, reason));
    }

    /** @param present the table under the names it has now, with its columns in the order of {@code before} */
    private static List<RenameSuggestion> columns(Table present, Table before, Table after) {
        List<Column> removed = before.columns().stream().filter(c -> after.column(c.name()).isEmpty()).toList();
        List<Column> added = after.columns().stream().filter(c -> before.column(c.name()).isEmpty()).toList();
        List<RenameSuggestion> found = new ArrayList<>();
        for (Column a : removed) {
            for (Column b : added) {
                double names = similarity(a.name(), b.name());
                boolean sameType = a.type().equals(b.type());
                boolean only = removed.size() == 1 && added.size() == 1;
                double score = (sameType ? 0.5 : 0) + 0.4 * names + (sameType && only ? 0.1 : 0)
                        + (a.withName("x").equals(b.withName("x")) ? 0.05 : 0);
                if (sameType && score >= COLUMN_THRESHOLD + 0.1) {
                    String name = present.columns().get(before.columns().indexOf(a)).name();
                    found.add(new RenameSuggestion(present.key().column(name), after.key().column(b.name()), Math.min(1, score),
                            "same type " + a.type() + (names >= 0.5 ? ", names alike" : only
                                    ? ", the only column gone and the only one come" : "")));
                }
            }
        }
        return found;
    }

    /** Shared pairs of letters, from 0 to 1 (Dice's coefficient). */
    static double similarity(String a, String b) {
        List<String> left = pairs(a);
        List<String> right = new ArrayList<>(pairs(b));
        if (left.isEmpty() || right.isEmpty()) {
            return a.equals(b) ? 1 : 0;
        }
        int total = left.size() + right.size();
        long shared = left.stream().filter(right::remove).count();
        return 2.0 * shared / total;
    }

    private static List<String> pairs(String text) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i + 2 <= text.length(); i++) {
            pairs.add(text.substring(i, i + 2));
        }
        return pairs;
    }
}
