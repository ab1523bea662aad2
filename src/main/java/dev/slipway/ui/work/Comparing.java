package dev.slipway.ui.work;

import dev.slipway.Pipeline;
import dev.slipway.diff.CompareRules;
import dev.slipway.diff.Difference;
import dev.slipway.diff.RenameSuggestion;
import dev.slipway.diff.RenameSuggestions;
import dev.slipway.diff.SchemaDiff;
import dev.slipway.introspect.postgres.PostgresIntrospector;
import dev.slipway.jdbc.PasswordSource;
import dev.slipway.jdbc.Passwords;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.Snapshot;
import dev.slipway.rehearse.source.SchemaPair;
import dev.slipway.rehearse.source.SchemaReading;
import dev.slipway.ui.kit.Progress;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Reads both schemas and compares them; takes the answers about renames, the choice, and the rules. */
public final class Comparing {
    private final Workbench bench;
    private final ReadOnlyObjectWrapper<Optional<Comparison>> comparison = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Activity activity = new Activity();
    private final ReadOnlyObjectWrapper<Followed> followed = new ReadOnlyObjectWrapper<>(new Followed(true, Map.of()));
    /** What had to be left out with something else, and with what. */
    private Map<ObjectKey, Set<ObjectKey>> wentWith = Map.of();
    private CompareRules rules = CompareRules.DEFAULT;

    Comparing(Workbench bench) {
        this.bench = bench;
        // Another database makes the old comparison untrue.
        bench.fromProperty().subscribe(place -> comparison.set(Optional.empty()));
        bench.toProperty().subscribe(place -> comparison.set(Optional.empty()));
    }

    /** The comparison; empty while both schemas have not been read. */
    public ReadOnlyObjectProperty<Optional<Comparison>> comparisonProperty() {
        return comparison.getReadOnlyProperty();
    }

    /** Reading and comparing. */
    public Activity activity() {
        return activity;
    }

    /** Whether both ends are chosen. */
    public boolean possible() {
        return bench.fromProperty().get().isPresent() && bench.toProperty().get().isPresent();
    }

    /** Reads both schemas and compares them; the answers given before hold on where they still fit. */
    public void compare() {
        if (!possible() || activity.running()) {
            return;
        }
        Place from = bench.fromProperty().get().orElseThrow();
        Place to = bench.toProperty().get().orElseThrow();
        Optional<Comparison> before = comparison.get();
        CompareRules now = rules;
        activity.follow(bench.background().run("comparing " + from.name() + " with " + to.name(),
                progress -> fresh(from, to, before, now, progress)))
                .onDone(result -> comparison.set(Optional.of(result)));
    }

    private static Comparison fresh(Place from, Place to, Optional<Comparison> before, CompareRules rules, Progress progress) {
        progress.say("reading " + from.name() + " and " + to.name());
        progress.at(0.1);
        SchemaPair schemas = SchemaPair.read(reading(from), reading(to));
        Snapshot present = schemas.from();
        Snapshot wanted = schemas.to();
        progress.say("comparing");
        progress.at(0.8);
        List<RenameSuggestion> suggestions = Pairing.kept(before, present.model(), wanted.model(),
                RenameSuggestions.find(present.model(), wanted.model()));
        Map<RenameSuggestion, Boolean> answers = before.map(b -> b.answers().entrySet().stream()
                .filter(a -> suggestions.contains(a.getKey())).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .orElse(Map.of());
        SchemaDiff diff = Pipeline.diff(present, wanted, Comparison.accepted(suggestions, answers), rules);
        Comparison all = new Comparison(present, wanted, diff, suggestions, answers,
                diff.differences().stream().map(Difference::key).collect(Collectors.toSet()), rules);
        return before.map(b -> new Comparison(present, wanted, b.diff(), suggestions, answers, b.chosen(), rules)
                .comparedAnew(diff, answers, rules)).orElse(all);
    }

    private static SchemaPair.Reading reading(Place place) {
        return switch (place) {
            case Place.Live live -> new SchemaPair.Reading.Printed(() -> Pipeline.introspect(live.database()));
            case Place.Filed filed -> new SchemaReading(PostgresIntrospector::read, Passwords.standard(PasswordSource.nobody()))
                    .reading(filed.source());
            case Place.Kept kept -> new SchemaPair.Reading.Printed(kept::snapshot);
        };
    }

    /** Says whether a suggestion is a rename; what differs follows from it. */
    public void answer(RenameSuggestion suggestion, boolean rename) {
        comparison.get().ifPresent(now -> again(now, now.answersWith(suggestion, rename), now.rules()));
    }

    /** Says what is left out of the comparison. */
    public void use(CompareRules newRules) {
        rules = newRules;
        comparison.get().ifPresent(now -> again(now, now.answers(), newRules));
    }

    public CompareRules rules() {
        return rules;
    }

    private void again(Comparison now, Map<RenameSuggestion, Boolean> answers, CompareRules newRules) {
        again(now, now.suggestions(), answers, newRules);
    }

    private void again(Comparison now, List<RenameSuggestion> suggestions, Map<RenameSuggestion, Boolean> answers, CompareRules newRules) {
        activity.follow(bench.background().compute("comparing again", progress -> now.withSuggestions(suggestions).comparedAnew(
                Pipeline.diff(now.from(), now.to(), Comparison.accepted(suggestions, answers), newRules), answers, newRules)))
                .onDone(result -> comparison.set(Optional.of(result)));
    }

    /** Says that two objects are one under two names, though nothing suggested it. */
    public void pair(ObjectKey present, ObjectKey wanted) {
        comparison.get().ifPresent(now -> {
            RenameSuggestion pair = now.suggestions().stream().filter(s -> s.from().equals(present) && s.to().equals(wanted)).findFirst()
                    .orElseGet(() -> Pairing.byHand(present, wanted));
            again(now, Pairing.with(now.suggestions(), pair), Pairing.answered(now.answers(), pair), now.rules());
        });
    }

    /**
     * What had to follow a choice.
     *
     * @param taken whether it was taken in with what was chosen; otherwise it had to stay out with what was left out
     * @param reasons each object with its reason in words
     */
    public record Followed(boolean taken, Map<ObjectKey, String> reasons) {}

    /** What had to follow the last choice. */
    public ReadOnlyObjectProperty<Followed> followedProperty() {
        return followed.getReadOnlyProperty();
    }

    /** Takes differences into the plan with what they need, or out of it with what needs them; what went with them comes back with them. */
    public void choose(Collection<ObjectKey> keys, boolean wanted) {
        Map<ObjectKey, Set<ObjectKey>> before = wentWith;
        comparison.get().ifPresent(now -> bench.background().compute("following dependencies",
                progress -> Choice.of(now, differing(now, keys), wanted, before))
                .onDone(choice -> comparison.get().filter(still -> still == now).ifPresent(still -> {
                    wentWith = choice.wentWith();
                    comparison.set(Optional.of(now.withChosen(choice.chosen())));
                    followed.set(new Followed(wanted, choice.cameAlong()));
                })));
    }

    /** A mere rename is no difference, and nothing to choose. */
    private static Set<ObjectKey> differing(Comparison now, Collection<ObjectKey> keys) {
        Set<ObjectKey> differing = new HashSet<>(keys);
        now.renamedOnly().forEach(renamed -> differing.remove(renamed.key()));
        return differing;
    }

    /** Shows the comparison of a plan that was opened. */
    void show(Comparison opened) {
        comparison.set(Optional.of(opened));
    }
}
