package dev.slipway.ui.work;

import dev.slipway.Pipeline;
import dev.slipway.diff.CompareRules;
import dev.slipway.diff.Difference;
import dev.slipway.diff.PropertyChange;
import dev.slipway.diff.RenameSuggestion;
import dev.slipway.diff.RenamedKeys;
import dev.slipway.diff.SchemaDiff;
import dev.slipway.diff.SchemaDiff.AcceptedRename;
import dev.slipway.diff.Selection;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.Snapshot;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two schemas side by side, with what a person said about them.
 *
 * @param diff what differs, under the accepted renames and the rules
 * @param suggestions what may have been renamed, best first
 * @param answers the suggestions that were answered, with whether it is a rename
 * @param chosen the differences that go into the plan
 */
public record Comparison(Snapshot from, Snapshot to, SchemaDiff diff, List<RenameSuggestion> suggestions,
        Map<RenameSuggestion, Boolean> answers, Set<ObjectKey> chosen, CompareRules rules) {
    public Comparison {
        suggestions = List.copyOf(suggestions);
        answers = Map.copyOf(answers);
        chosen = Set.copyOf(chosen);
    }

    /** The suggestions that nobody answered yet. */
    public List<RenameSuggestion> open() {
        return suggestions.stream().filter(s -> !answers.containsKey(s)).toList();
    }

    /** What was accepted as a rename. */
    public List<AcceptedRename> renames() {
        return accepted(suggestions, answers);
    }

    /** Whether there is nothing to carry out. */
    public boolean isEmpty() {
        return diff.isEmpty() && renames().isEmpty();
    }

    /** All there is to look at, in key order: the differences, and {@link #renamedOnly()}. */
    public List<Difference> shown() {
        List<Difference.Renamed> renamed = renamedOnly();
        return renamed.isEmpty() ? diff.differences()
                : Stream.concat(diff.differences().stream(), renamed.stream()).sorted(Comparator.comparing(Difference::key)).toList();
    }

    /**
     * The tables in which columns, and the enums in which values, were renamed and nothing else differs. They are no differences, and so
     * cannot be left out.
     */
    public List<Difference.Renamed> renamedOnly() {
        Map<ObjectKey, List<AcceptedRename>> byTable = renames().stream().filter(rename -> !rename.to().object().equals(rename.to()))
                .filter(rename -> diff.find(rename.to().object()).isEmpty())
                .collect(Collectors.groupingBy(rename -> rename.to().object(), TreeMap::new, Collectors.toList()));
        return byTable.entrySet().stream().flatMap(table -> from.model().find(table.getValue().getFirst().from().object()).stream()
                .flatMap(before -> to.model().find(table.getKey()).stream()
                        .map(after -> new Difference.Renamed(before, after, table.getValue().stream().map(Comparison::name).toList()))))
                .toList();
    }

    private static PropertyChange name(AcceptedRename part) {
        String word = part.to().kind() == ObjectKind.COLUMN ? "column " : "value ";
        return new PropertyChange(word + part.to().name() + ": name", part.from().name(), part.to().name());
    }

    /** The schema that the chosen differences lead to. */
    public Snapshot wanted() {
        Snapshot ruled = Pipeline.wanted(from, to, chosenRenames(), rules);
        if (everythingChosen()) {
            return ruled;
        }
        // A rename that was left out must not have been carried out in what the others are compared with.
        SchemaDiff base = Pipeline.diff(from, ruled, chosenRenames(), rules);
        Set<ObjectKey> keys = base.differences().stream().map(Difference::key).filter(chosen::contains).collect(Collectors.toSet());
        return new Snapshot(to.server(), to.source() + " in part", new Selection(base).wanted(keys), to.statistics());
    }

    /** The accepted renames that were not left out; one after which nothing else differs is no difference to leave out. */
    List<AcceptedRename> chosenRenames() {
        return RenamedKeys.fitting(renames().stream().filter(rename -> chosen.contains(rename.to().object())
                || diff.find(rename.to().object()).isEmpty()).toList());
    }

    /** Whether every difference goes into the plan. */
    public boolean everythingChosen() {
        return chosen.size() == diff.differences().size();
    }

    static List<AcceptedRename> accepted(List<RenameSuggestion> suggestions, Map<RenameSuggestion, Boolean> answers) {
        return suggestions.stream().filter(s -> answers.getOrDefault(s, false)).map(s -> new AcceptedRename(s.from(), s.to()))
                .collect(Collectors.collectingAndThen(Collectors.toList(), RenamedKeys::fitting));
    }

    Comparison withSuggestions(List<RenameSuggestion> others) {
        return new Comparison(from, to, diff, others, answers, chosen, rules);
    }

    Comparison withChosen(Set<ObjectKey> keys) {
        return new Comparison(from, to, diff, suggestions, answers, keys, rules);
    }

    /** This comparison, with what was left out of an earlier one left out again. */
    Comparison after(Comparison before) {
        return new Comparison(from, to, before.diff(), suggestions, answers, before.chosen(), rules).comparedAnew(diff, answers, rules);
    }

    /** The same schemas compared anew; what was left out stays left out, what is new is chosen. */
    Comparison comparedAnew(SchemaDiff fresh, Map<RenameSuggestion, Boolean> newAnswers, CompareRules newRules) {
        Set<ObjectKey> leftOut = diff.differences().stream().map(Difference::key).filter(k -> !chosen.contains(k))
                .collect(Collectors.toSet());
        Set<ObjectKey> keys = fresh.differences().stream().map(Difference::key).filter(k -> !leftOut.contains(k))
                .collect(Collectors.toCollection(TreeSet::new));
        return new Comparison(from, to, fresh, suggestions, newAnswers, keys, newRules);
    }

    Map<RenameSuggestion, Boolean> answersWith(RenameSuggestion suggestion, boolean rename) {
        Map<RenameSuggestion, Boolean> result = new LinkedHashMap<>(answers);
        result.put(suggestion, rename);
        return result;
    }
}
