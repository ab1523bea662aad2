package dev.slipway.workspace;

import dev.slipway.model.ObjectKey;
import dev.slipway.model.ProblemException;
import dev.slipway.plan.PlanOptions;
import dev.slipway.plan.PlanOptions.OrphanRule;
import dev.slipway.plan.Rename;
import dev.slipway.plan.Strategy;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a person answered about a comparison, in a file: which objects go on under another name, how new columns get their values,
 * what happens to rows that a new foreign key would refuse, and which steps are carried out in another way.
 */
public record PlanAnswers(List<Rename> renames, List<Backfill> backfills, List<Orphans> orphans, List<Choice> strategies) {
    private static final String FORMAT = "slipway-answers/1";
    private static final long MAX_BYTES = 16L << 20;

    public static final PlanAnswers NONE = new PlanAnswers(List.of(), List.of(), List.of(), List.of());

    public PlanAnswers {
        renames = List.copyOf(renames);
        backfills = List.copyOf(backfills);
        orphans = List.copyOf(orphans);
        strategies = List.copyOf(strategies);
    }

    /** @param expression SQL over the columns of the row */
    public record Backfill(ObjectKey column, String expression) {}

    /** What happens to rows whose reference points nowhere. */
    public record Orphans(ObjectKey constraint, OrphanRule rule) {}

    /** The strategy for what concerns one object. */
    public record Choice(ObjectKey object, Strategy strategy) {}

    /** @throws ProblemException naming the file, and the line where it is known */
    public static PlanAnswers read(Path file) {
        return RecordJson.read(file, FORMAT, PlanAnswers.class, MAX_BYTES);
    }

    public void write(Path file) {
        SafeFiles.write(file, RecordJson.write(FORMAT, this));
    }

    public PlanAnswers withRenames(List<Rename> other) {
        return new PlanAnswers(other, backfills, orphans, strategies);
    }

    /** The options for the planner. */
    public PlanOptions options(Strategy strategy, String title, String author) {
        return new PlanOptions(strategy, map(strategies, Choice::object, Choice::strategy),
                map(backfills, Backfill::column, Backfill::expression),
                map(orphans, Orphans::constraint, Orphans::rule), title, author);
    }

    private static <T, V> Map<ObjectKey, V> map(List<T> answers, Function<T, ObjectKey> key, Function<T, V> value) {
        Map<ObjectKey, V> map = new LinkedHashMap<>();
        answers.forEach(a -> map.put(key.apply(a), value.apply(a)));
        return map;
    }
}
