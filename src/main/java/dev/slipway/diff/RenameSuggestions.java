package dev.slipway.diff;

import dev.slipway.model.Column;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what may have been renamed rather than dropped and made: tables by their columns, columns by type and name. */
public final class RenameSuggestions {
    private static final double TABLE_THRESHOLD = 0.6;
    private static final double COLUMN_THRESHOLD = 0.5;

    private RenameSuggestions() {}

    /** The suggestions, best first, each object in one of them at most. */
    public static List<RenameSuggestion> find(SchemaModel from, SchemaModel to) {
        List<Table> removed = from.all(Table.class).filter(t -> to.find(t.key()).isEmpty()).toList();
        List<Table> added = to.all(Table.class).filter(t -> from.find(t.key()).isEmpty()).toList();
        List<RenameSuggestion> candidates = new ArrayList<>();
        for (Table before : removed) {
            for (Table after : added) {
                tables(before, after).ifPresent(candidates::add);
            }
        }
        from.all(Table.class).forEach(before -> to.table(before.key()).ifPresent(after -> columns(before, after).stream()
                .filter(s -> !isInherited(before, s.from().name(), from)).forEach(candidates::add)));
        return best(candidates);
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

    private static List<RenameSuggestion> columns(Table before, Table after) {
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
                    found.add(new RenameSuggestion(before.key().column(a.name()), after.key().column(b.name()), Math.min(1, score),
                            "same type " + a.type() + (names >= 0.5 ? ", names alike" : only
                            ? ", the only column gone and the only one come" : "")));
                }
            }
        }
        return found;
    }

    /** Shared pairs of letters, from 0 to 1 (Dice's coefficient). */
    private static double similarity(String a, String b) {
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
