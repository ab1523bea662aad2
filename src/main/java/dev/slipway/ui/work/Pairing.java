package dev.slipway.ui.work;

import dev.slipway.diff.Difference;
import dev.slipway.diff.RenameSuggestion;
import dev.slipway.model.Column;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.Table;
import dev.slipway.ui.kit.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Two objects that a person says are one under two names. Pure. */
public final class Pairing {
    private static final Texts TEXTS = Texts.of(Pairing.class);

    private Pairing() {}

    /** What is gone in this comparison and so may go on under another name: objects, and columns of tables that stay. */
    public static List<ObjectKey> gone(Comparison comparison) {
        return comparison.diff().differences().stream().flatMap(difference -> switch (difference) {
            case Difference.Removed removed -> Stream.of(removed.key());
            case Difference.Changed(Table from, Table to, var _) -> columns(original(comparison, from), to);
            case Difference.Renamed(Table from, Table to, var _) -> columns(from, to);
            case Difference.Added _, Difference.Changed _, Difference.Renamed _ -> Stream.<ObjectKey>empty();
        }).filter(key -> comparison.renames().stream().noneMatch(rename -> rename.from().equals(key))).sorted().toList();
    }

    /** What is new and could be that one under another name: of the same kind, for a column in the same table. */
    public static List<ObjectKey> candidates(Comparison comparison, ObjectKey gone) {
        return comparison.diff().differences().stream().flatMap(difference -> switch (difference) {
            case Difference.Added added -> Stream.of(added.key());
            case Difference.Changed(Table from, Table to, var _) when isColumnOf(gone, to.key()) -> columns(to, original(comparison, from));
            case Difference.Renamed(Table from, Table to, var _) when isColumnOf(gone, from.key()) -> columns(to, from);
            case Difference.Removed _, Difference.Changed _, Difference.Renamed _ -> Stream.<ObjectKey>empty();
        }).filter(key -> key.kind() == gone.kind() && comparison.renames().stream().noneMatch(rename -> rename.to().equals(key)))
                .sorted().toList();
    }

    private static Table original(Comparison comparison, Table compared) {
        return comparison.from().model().table(compared.key()).orElse(compared);
    }

    private static boolean isColumnOf(ObjectKey column, ObjectKey table) {
        return column.kind() == ObjectKind.COLUMN && column.schema().equals(table.schema()) && column.parent().equals(table.name());
    }

    /** The columns of one table that the other has not. */
    private static Stream<ObjectKey> columns(Table of, Table without) {
        return of.columns().stream().map(Column::name).filter(name -> without.column(name).isEmpty()).map(of.key()::column);
    }

    static RenameSuggestion byHand(ObjectKey present, ObjectKey wanted) {
        return new RenameSuggestion(present, wanted, 1, TEXTS.get("pairing.byHand"));
    }

    /** The suggestions with that one, and without those that say something else about either of its objects. */
    static List<RenameSuggestion> with(List<RenameSuggestion> suggestions, RenameSuggestion pair) {
        List<RenameSuggestion> all = new ArrayList<>();
        suggestions.stream().filter(s -> !s.from().equals(pair.from()) && !s.to().equals(pair.to())).forEach(all::add);
        all.add(pair);
        return all;
    }

    static Map<RenameSuggestion, Boolean> answered(Map<RenameSuggestion, Boolean> answers, RenameSuggestion pair) {
        Map<RenameSuggestion, Boolean> all = new HashMap<>(answers);
        all.put(pair, true);
        return all;
    }

    /** What was answered already, and what may have been renamed under these answers. */
    static List<RenameSuggestion> askedNext(List<RenameSuggestion> before, Map<RenameSuggestion, Boolean> answers,
            List<RenameSuggestion> found) {
        List<RenameSuggestion> all = new ArrayList<>(before.stream().filter(answers::containsKey).toList());
        found.stream().filter(f -> all.stream().noneMatch(a -> a.from().equals(f.from()) && a.to().equals(f.to()))).forEach(all::add);
        return all;
    }

    /** What is suggested now, with the pairs a person made before as far as both objects are still there. */
    static List<RenameSuggestion> kept(Optional<Comparison> before, SchemaModel present, SchemaModel wanted, List<RenameSuggestion> found) {
        List<RenameSuggestion> all = found;
        for (RenameSuggestion made : before.map(Comparison::suggestions).orElse(List.of())) {
            if (made.reason().equals(TEXTS.get("pairing.byHand")) && exists(present, made.from()) && !exists(present, made.to())
                    && exists(wanted, made.to()) && !exists(wanted, made.from())) {
                all = with(all, made);
            }
        }
        return all;
    }

    private static boolean exists(SchemaModel model, ObjectKey key) {
        return key.kind() == ObjectKind.COLUMN
                ? model.table(ObjectKey.table(key.schema(), key.parent())).flatMap(t -> t.column(key.name())).isPresent()
                : model.find(key).isPresent();
    }
}
