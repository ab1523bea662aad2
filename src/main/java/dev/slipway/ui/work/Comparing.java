package dev.slipway.ui.work;

import dev.slipway.Pipeline;
import dev.slipway.ServerFamily;
import dev.slipway.diff.CompareRules;
import dev.slipway.diff.Difference;
import dev.slipway.diff.RenameSuggestion;
import dev.slipway.diff.RenameSuggestions;
import dev.slipway.diff.SchemaDiff;
import dev.slipway.diff.SchemaDiff.AcceptedRename;
import dev.slipway.jdbc.PasswordSource;
import dev.slipway.jdbc.Passwords;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.Snapshot;
import dev.slipway.rehearse.source.SchemaPair;
import dev.slipway.rehearse.source.SchemaReading;
import dev.slipway.rehearse.source.SourceServer;
import dev.slipway.ui.kit.Job;
import dev.slipway.ui.kit.Progress;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads both schemas and compares them; takes the answers about renames, the choice, and the rules. */
public final class Comparing {
    private static final Logger LOG = LoggerFactory.getLogger(Comparing.class);

    private final Workbench bench;
    private final ReadOnlyObjectWrapper<Optional<Comparison>> comparison = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Activity activity = new Activity();
    private final ReadOnlyObjectWrapper<Followed> followed = new ReadOnlyObjectWrapper<>(new Followed(true, Map.of()));
    /** What was said about the comparison and has not been worked into it yet, oldest first. */
    private final Deque<Said> said = new ArrayDeque<>();
    /** What had to be left out with something else, and with what. */
    private Map<ObjectKey, Set<ObjectKey>> wentWith = Map.of();
    private CompareRules rules = CompareRules.DEFAULT;
    private boolean reading;
    private boolean working;

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
        reading = true;
        activity.follow(bench.background().run("comparing " + from.name() + " with " + to.name(),
                progress -> fresh(from, to, before, now, progress)))
                .onDone(result -> take(from, to, result))
                .onEnd(() -> {
                    reading = false;
                    next();
                });
    }

    private void take(Place from, Place to, Comparison result) {
        if (bench.fromProperty().get().equals(Optional.of(from)) && bench.toProperty().get().equals(Optional.of(to))) {
            comparison.set(Optional.of(result));
        }
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
        Map<RenameSuggestion, Boolean> answers = answersTo(suggestions, before);
        for (int known = -1; known < answers.size();) {
            known = answers.size();
            suggestions = Pairing.askedNext(suggestions, answers,
                    RenameSuggestions.find(present.model(), wanted.model(), Comparison.accepted(suggestions, answers)));
            answers = answersTo(suggestions, before);
        }
        SchemaDiff diff = Pipeline.diff(present, wanted, Comparison.accepted(suggestions, answers), rules);
        Comparison all = new Comparison(present, wanted, diff, suggestions, answers,
                diff.differences().stream().map(Difference::key).collect(Collectors.toSet()), rules);
        return before.map(all::after).orElse(all);
    }

    private static Map<RenameSuggestion, Boolean> answersTo(List<RenameSuggestion> suggestions, Optional<Comparison> before) {
        return before.map(b -> b.answers().entrySet().stream().filter(a -> suggestions.contains(a.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))).orElse(Map.of());
    }

    private static SchemaPair.Reading reading(Place place) {
        return switch (place) {
            case Place.Live live -> new SchemaPair.Reading.Printed(() -> Pipeline.introspect(live.database()));
            case Place.Filed filed -> new SchemaReading(Pipeline::introspect, Passwords.standard(PasswordSource.nobody()),
                    ServerFamily.sourceServers(new SourceServer.Wish(Optional.empty(), Optional.empty(), LOG::info)), Optional.empty())
                    .reading(filed.source());
            case Place.Kept kept -> new SchemaPair.Reading.Printed(kept::snapshot);
        };
    }

    /**
     * Something a person said, to be worked into the comparison of the moment.
     *
     * @param compares whether the schemas are compared again, which is shown
     */
    private record Said(String title, boolean compares, UnaryOperator<Answered> change) {}

    /** A comparison with what is known about the choice in it. */
    private record Answered(Comparison comparison, Map<ObjectKey, Set<ObjectKey>> wentWith, Followed followed) {
        Answered with(Comparison other) {
            return new Answered(other, wentWith, followed);
        }
    }

    private void say(Said something) {
        if (comparison.get().isPresent()) {
            said.add(something);
            next();
        }
    }

    /** One after the other: what is said meanwhile is about the comparison that the one before leads to. */
    private void next() {
        if (comparison.get().isEmpty()) {
            said.clear();
        }
        if (working || reading || said.isEmpty()) {
            return;
        }
        working = true;
        Said mine = said.remove();
        Comparison now = comparison.get().orElseThrow();
        Answered before = new Answered(now, wentWith, followed.get());
        Job<Answered> job = bench.background().compute(mine.title(), progress -> mine.change().apply(before));
        (mine.compares() ? activity.follow(job) : job).onDone(result -> publish(mine, now, result)).onEnd(() -> {
            working = false;
            next();
        });
    }

    private void publish(Said mine, Comparison before, Answered result) {
        if (reading || comparison.get().filter(now -> now == before).isEmpty()) {
            // It was read anew meanwhile, and that does not know of this.
            said.addFirst(mine);
            return;
        }
        wentWith = result.wentWith();
        comparison.set(Optional.of(result.comparison()));
        if (result.followed() != followed.get()) {
            followed.set(result.followed());
        }
    }

    /** Says whether a suggestion is a rename; what differs follows from it. */
    public void answer(RenameSuggestion suggestion, boolean rename) {
        again(now -> comparedAgain(now, now.answersWith(suggestion, rename), now.rules()));
    }

    /** Says what is left out of the comparison. */
    public void use(CompareRules newRules) {
        rules = newRules;
        again(now -> comparedAgain(now, now.answers(), newRules));
    }

    public CompareRules rules() {
        return rules;
    }

    private void again(UnaryOperator<Comparison> change) {
        say(new Said("comparing again", true, now -> now.with(change.apply(now.comparison()))));
    }

    private static Comparison comparedAgain(Comparison now, Map<RenameSuggestion, Boolean> answers, CompareRules newRules) {
        List<AcceptedRename> accepted = Comparison.accepted(now.suggestions(), answers);
        List<RenameSuggestion> asked = Pairing.askedNext(now.suggestions(), answers,
                RenameSuggestions.find(now.from().model(), now.to().model(), accepted));
        SchemaDiff diff = Pipeline.diff(now.from(), now.to(), accepted, newRules);
        return now.withSuggestions(asked).comparedAnew(diff, answers, newRules);
    }

    /** Says that two objects are one under two names, though nothing suggested it. */
    public void pair(ObjectKey present, ObjectKey wanted) {
        again(now -> {
            RenameSuggestion pair = now.suggestions().stream().filter(s -> s.from().equals(present) && s.to().equals(wanted)).findFirst()
                    .orElseGet(() -> Pairing.byHand(present, wanted));
            return comparedAgain(now.withSuggestions(Pairing.with(now.suggestions(), pair)), Pairing.answered(now.answers(), pair),
                    now.rules());
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
        Set<ObjectKey> asked = Set.copyOf(keys);
        say(new Said("following dependencies", false, now -> {
            Choice choice = Choice.of(now.comparison(), differing(now.comparison(), asked), wanted, now.wentWith());
            return new Answered(now.comparison().withChosen(choice.chosen()), choice.wentWith(),
                    new Followed(wanted, choice.cameAlong()));
        }));
    }

    /** A mere rename is no difference, and nothing to choose. */
    private static Set<ObjectKey> differing(Comparison now, Collection<ObjectKey> keys) {
        Set<ObjectKey> differing = new HashSet<>(keys);
        now.renamedOnly().forEach(renamed -> differing.remove(renamed.key()));
        return differing;
    }

    /** Shows the comparison of a plan that was opened. */
    void show(Comparison opened) {
        rules = opened.rules();
        comparison.set(Optional.of(opened));
    }
}
