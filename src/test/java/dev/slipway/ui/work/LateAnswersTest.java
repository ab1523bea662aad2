package dev.slipway.ui.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.diff.RenameSuggestion;
import dev.slipway.model.Table;
import dev.slipway.plan.PlanOptions;
import dev.slipway.plan.Strategy;
import dev.slipway.ui.kit.Held;
import dev.slipway.workspace.PlanFolder;
import dev.slipway.workspace.ReviewMarks;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs end in any order; what a person said last holds. */
class LateAnswersTest {
    private static final Table ORDERS = Schemas.table("orders", Schemas.column("id", "bigint", true), Schemas.column("post", "text", true));
    private static final Table ORDERS_WANTED = Schemas.table("orders", Schemas.column("id", "bigint", true),
            Schemas.column("postal", "text", true));
    private static final Table CLIENTS = Schemas.table("clients", Schemas.column("id", "bigint", true));

    private final Held jobs = new Held();
    @TempDir
    Path folder;
    private Workbench bench;

    @BeforeEach
    void compare() {
        bench = new Workbench(jobs, WorkFolders.in(folder), "A. Author");
        bench.fromProperty().set(Optional.of(new Place.Kept(Schemas.snapshot("now", List.of(ORDERS)))));
        bench.toProperty().set(Optional.of(new Place.Kept(Schemas.snapshot("then", List.of(ORDERS_WANTED, CLIENTS)))));
        bench.comparing().compare();
        jobs.runAll();
    }

    private Comparison comparison() {
        return bench.comparing().comparisonProperty().get().orElseThrow();
    }

    private static PlanOptions titled(String title) {
        return new PlanOptions(Strategy.ONLINE, Map.of(), Map.of(), Map.of(), title, "");
    }

    @Test
    void thePlanThatWasAskedForLastIsThePlan() {
        bench.planning().replan(titled("first"));
        bench.planning().replan(titled("second"));
        jobs.runJob(1);
        jobs.runAll();
        assertThat(bench.planning().planProperty().get().orElseThrow().plan().title()).isEqualTo("second");
    }

    @Test
    void aPlanOfDatabasesThatWereChangedMeanwhileIsNone() {
        bench.planning().replan();
        bench.toProperty().set(Optional.empty());
        jobs.runAll();
        assertThat(bench.planning().planProperty().get()).isEmpty();
    }

    @Test
    void twoAnswersInQuickSuccessionHoldBoth() {
        RenameSuggestion suggestion = comparison().open().getFirst();
        bench.comparing().answer(suggestion, true);
        bench.comparing().choose(List.of(CLIENTS.key()), false);
        jobs.runAll();
        assertThat(comparison().answers()).containsEntry(suggestion, true);
        assertThat(comparison().chosen()).doesNotContain(CLIENTS.key());
    }

    @Test
    void anAnswerGivenWhileTheSchemasAreReadAgainHolds() {
        RenameSuggestion suggestion = comparison().open().getFirst();
        bench.comparing().compare();
        bench.comparing().answer(suggestion, true);
        bench.comparing().choose(List.of(CLIENTS.key()), false);
        jobs.runAll();
        assertThat(comparison().answers()).containsEntry(suggestion, true);
        assertThat(comparison().chosen()).doesNotContain(CLIENTS.key());
    }

    @Test
    void aChoiceThatIsWorkedOutWhileTheSchemasAreReadAgainHolds() {
        bench.comparing().choose(List.of(CLIENTS.key()), false);
        bench.comparing().compare();
        jobs.runAll();
        assertThat(comparison().chosen()).doesNotContain(CLIENTS.key());
    }

    @Test
    void whatWasReadOfADatabaseThatWasChangedMeanwhileIsNotShown() {
        bench.comparing().compare();
        bench.toProperty().set(Optional.of(new Place.Kept(Schemas.snapshot("another", List.of(ORDERS)))));
        jobs.runAll();
        assertThat(bench.comparing().comparisonProperty().get()).isEmpty();
    }

    @Test
    void theNewestReviewMarksAreTheOnesThatAreKept() {
        bench.planning().replan();
        jobs.runAll();
        bench.files().saveTo(folder.resolve("plan"));
        bench.reviewing().mark(List.of(ORDERS.key()), true);
        jobs.runAll();
        bench.reviewing().mark(List.of(CLIENTS.key()), true);
        jobs.runJob(0);
        bench.reviewing().mark(List.of(ORDERS.key()), false);
        assertThat(jobs.waiting()).as("two writers").isEqualTo(2);
        jobs.runJob(1);
        jobs.runAll();
        assertThat(ReviewMarks.read(PlanFolder.at(folder.resolve("plan"))).hashes()).containsOnlyKeys(CLIENTS.key());
    }

    @Test
    void aMarkThatIsTakenBackBeforeItStandsDoesNotCome() {
        bench.reviewing().mark(List.of(ORDERS.key(), CLIENTS.key()), true);
        bench.reviewing().mark(List.of(ORDERS.key()), false);
        jobs.runAll();
        assertThat(bench.reviewing().marksProperty().get()).containsOnlyKeys(CLIENTS.key());
    }
}
