package dev.slipway.ui.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.diff.CompareRules;
import dev.slipway.diff.Difference;
import dev.slipway.diff.PropertyChange;
import dev.slipway.diff.RenameSuggestion;
import dev.slipway.model.Constraint;
import dev.slipway.model.Dependency;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.Snapshot;
import dev.slipway.model.Table;
import dev.slipway.plan.PlanOptions;
import dev.slipway.plan.PlanOptions.OrphanRule;
import dev.slipway.ui.app.StageName;
import dev.slipway.ui.kit.SameThread;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparingTest {
    private static final Table ORDERS = Schemas.table("orders", Schemas.column("id", "bigint", true), Schemas.column("post", "text", true));
    private static final Table ORDERS_WANTED = Schemas.table("orders", Schemas.column("id", "bigint", true),
            Schemas.column("postal", "text", true), Schemas.column("state", "text", true), Schemas.column("client", "bigint", false));
    private static final Table CLIENTS = Schemas.table("clients", Schemas.column("id", "bigint", true));
    private static final Constraint TO_CLIENT = Schemas.foreignKey("orders", "client", "clients");

    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeEach
    void compare() {
        Snapshot from = Schemas.snapshot("now", List.of(ORDERS));
        Snapshot to = Schemas.snapshot("then", List.of(ORDERS_WANTED, CLIENTS, TO_CLIENT), new Dependency(TO_CLIENT.key(), CLIENTS.key()),
                new Dependency(TO_CLIENT.key(), ORDERS_WANTED.key()));
        bench = new Workbench(new SameThread(), WorkFolders.in(folder), "A. Author");
        bench.fromProperty().set(Optional.of(new Place.Kept(from)));
        bench.toProperty().set(Optional.of(new Place.Kept(to)));
        bench.comparing().compare();
    }

    private Comparison comparison() {
        return bench.comparing().comparisonProperty().get().orElseThrow();
    }

    @Test
    void everythingIsChosenAndEveryRenameIsAQuestion() {
        assertThat(comparison().everythingChosen()).isTrue();
        assertThat(comparison().open()).extracting(RenameSuggestion::to).contains(ORDERS.key().column("postal"));
        assertThat(comparison().renames()).isEmpty();
    }

    @Test
    void anAnswerIsKeptWhenTheSchemasAreReadAgain() {
        RenameSuggestion suggestion = comparison().open().getFirst();
        bench.comparing().answer(suggestion, true);
        bench.comparing().compare();
        assertThat(comparison().answers()).containsEntry(suggestion, true);
        assertThat(comparison().diff().renames()).hasSize(1);
    }

    @Test
    void whatAChoiceNeedsComesAlong() {
        bench.comparing().choose(List.of(CLIENTS.key(), TO_CLIENT.key(), ORDERS.key()), false);
        assertThat(comparison().chosen()).isEmpty();
        bench.comparing().choose(List.of(TO_CLIENT.key()), true);
        assertThat(comparison().chosen()).contains(TO_CLIENT.key(), CLIENTS.key());
        assertThat(bench.comparing().followedProperty().get().reasons()).containsKey(CLIENTS.key());
    }

    @Test
    void whatNeedsSomethingThatIsLeftOutGoesWithIt() {
        bench.comparing().choose(List.of(CLIENTS.key()), false);
        assertThat(comparison().chosen()).doesNotContain(CLIENTS.key(), TO_CLIENT.key()).contains(ORDERS.key());
    }

    @Test
    void whatWentWithSomethingComesBackWithIt() {
        bench.comparing().choose(List.of(CLIENTS.key()), false);
        bench.comparing().choose(List.of(CLIENTS.key()), true);
        assertThat(comparison().everythingChosen()).isTrue();
        assertThat(bench.comparing().followedProperty().get().reasons()).containsEntry(TO_CLIENT.key(),
                "constraint shop.orders.orders_client_fkey uses shop.clients");
        bench.comparing().choose(List.of(TO_CLIENT.key()), false);
        bench.comparing().choose(List.of(CLIENTS.key()), false);
        bench.comparing().choose(List.of(CLIENTS.key()), true);
        assertThat(comparison().chosen()).as("it was left out in its own right").doesNotContain(TO_CLIENT.key());
    }

    @Test
    void twoColumnsThatNothingSuggestsAreOneBecauseAPersonSaysSo() {
        ObjectKey post = ORDERS.key().column("post");
        assertThat(Pairing.gone(comparison())).containsExactly(post);
        assertThat(Pairing.candidates(comparison(), post)).extracting(ObjectKey::name).containsExactly("client", "postal", "state");
        bench.comparing().pair(post, ORDERS.key().column("state"));
        assertThat(comparison().diff().renames()).singleElement()
                .satisfies(rename -> assertThat(rename.to().name()).isEqualTo("state"));
        assertThat(comparison().open()).as("what was asked about them is settled").isEmpty();
        bench.comparing().compare();
        assertThat(comparison().diff().renames()).as("it holds on").hasSize(1);
        bench.comparing().answer(comparison().suggestions().getLast(), false);
        assertThat(comparison().diff().renames()).as("it can be taken back").isEmpty();
        assertThat(Pairing.gone(comparison())).containsExactly(post);
    }

    @Test
    void whatIsIgnoredIsNotInThePlanAndThePlanReachesItsSchema() {
        bench.comparing().use(new CompareRules(true, false, false, List.of(Pattern.compile("shop\\.clients"))));
        assertThat(comparison().shown()).extracting(Difference::key).doesNotContain(CLIENTS.key());
        bench.comparing().choose(List.of(TO_CLIENT.key()), false);
        bench.planning().replan();
        var plan = bench.planning().planProperty().get().orElseThrow();
        assertThat(plan.up()).contains("state").doesNotContain("clients");
        assertThat(plan.to().model().find(CLIENTS.key())).isEmpty();
        assertThat(plan.plan().toFingerprint()).isEqualTo(plan.to().fingerprint());
    }

    @Test
    void aPlanOfAPartLeavesTheRestAsItIs() {
        bench.comparing().choose(List.of(CLIENTS.key()), false);
        bench.planning().replan();
        assertThat(bench.planning().planProperty().get().orElseThrow().to().model().find(CLIENTS.key())).isEmpty();
        assertThat(bench.planning().planProperty().get().orElseThrow().up()).contains("state").doesNotContain("clients");
    }

    @Test
    void aRenameAfterWhichNothingElseDiffersStaysInAPlanOfAPart() {
        Table wanted = Schemas.table("orders", Schemas.column("id", "bigint", true), Schemas.column("postal", "text", true));
        bench.toProperty().set(Optional.of(new Place.Kept(Schemas.snapshot("then", List.of(wanted, CLIENTS)))));
        bench.comparing().compare();
        bench.comparing().answer(comparison().open().getFirst(), true);
        bench.comparing().choose(List.of(CLIENTS.key()), false);
        bench.planning().replan();
        assertThat(bench.planning().planProperty().get().orElseThrow().up()).contains("RENAME COLUMN post TO postal")
                .doesNotContain("DROP COLUMN");
    }

    @Test
    void aRenameAfterWhichNothingElseDiffersIsSeenAndCounted() {
        Table wanted = Schemas.table("orders", Schemas.column("id", "bigint", true), Schemas.column("postal", "text", true));
        bench.toProperty().set(Optional.of(new Place.Kept(Schemas.snapshot("then", List.of(wanted)))));
        StageStatuses statuses = new StageStatuses(bench);
        bench.comparing().compare();
        bench.comparing().answer(comparison().open().getFirst(), true);

        assertThat(comparison().diff().isEmpty()).isTrue();
        assertThat(comparison().isEmpty()).isFalse();
        assertThat(comparison().shown()).singleElement().isInstanceOfSatisfying(Difference.Renamed.class, renamed ->
                assertThat(renamed.properties()).containsExactly(new PropertyChange("column postal: name", "post", "postal")));
        assertThat(statuses.property(StageName.COMPARE).get().words()).isEqualTo("1 difference");
        bench.comparing().choose(List.of(ORDERS.key()), false);
        bench.planning().replan();
        assertThat(bench.planning().planProperty().get().orElseThrow().plan().steps()).hasSize(1);
    }

    @Test
    void aPlanIsNamedWhereItStandsAndKeepsItsEdits() {
        bench.planning().replan();
        String up = bench.planning().planProperty().get().orElseThrow().up();
        bench.planning().edit(up + "-- mine\n", bench.planning().planProperty().get().orElseThrow().down());
        bench.planning().name("Clients at last", "B. Author");

        var named = bench.planning().planProperty().get().orElseThrow();
        assertThat(named.plan().title()).isEqualTo("Clients at last");
        assertThat(named.plan().author()).isEqualTo("B. Author");
        assertThat(named.up()).startsWith("-- Slipway plan: Clients at last\n").endsWith("-- mine\n");
        assertThat(named.down()).startsWith("-- Slipway plan: Clients at last\n");
        bench.planning().backToGenerated();
        assertThat(bench.planning().edited()).isFalse();
        assertThat(bench.planning().planProperty().get().orElseThrow().plan().title()).isEqualTo("Clients at last");
        bench.planning().replan();
        assertThat(bench.planning().planProperty().get().orElseThrow().plan().author()).isEqualTo("B. Author");
        assertThat(bench.planning().planProperty().get().orElseThrow().plan().title()).isEqualTo("Clients at last");
    }

    @Test
    void asksForTheValuesOfNewColumnsAndForOrphansUntilAnswered() {
        bench.planning().replan();
        ObjectKey state = ORDERS.key().column("state");
        assertThat(bench.planning().openQuestionsProperty().get()).extracting(PlanQuestion::about).contains(state, TO_CLIENT.key());
        bench.planning().replan(new PlanOptions(PlanOptions.DEFAULT.strategy(), Map.of(), Map.of(state, "'new'"),
                Map.of(TO_CLIENT.key(), OrphanRule.SET_NULL), "", ""));
        assertThat(bench.planning().openQuestionsProperty().get()).extracting(PlanQuestion::about).doesNotContain(state, TO_CLIENT.key());
    }

    @Test
    void nothingIsReadyToBeRehearsedWhileThePlanHasQuestions() {
        StageStatuses statuses = new StageStatuses(bench);
        bench.planning().replan();
        assertThat(statuses.property(StageName.REHEARSE).get().words()).isEqualTo("needs answers in the plan");
        List.copyOf(bench.planning().openQuestionsProperty().get()).forEach(bench.planning()::dismiss);
        assertThat(statuses.property(StageName.REHEARSE).get().words()).isEqualTo("needs a staging database");
    }

    @Test
    void anEditIsNoticedAndCanBeTakenBack() {
        bench.planning().replan();
        String down = bench.planning().planProperty().get().orElseThrow().down();
        bench.planning().edit("SELECT 1;", down);
        assertThat(bench.planning().edited()).isTrue();
        bench.planning().backToGenerated();
        assertThat(bench.planning().edited()).isFalse();
    }

    @Test
    void anotherDatabaseMakesComparisonAndPlanUntrue() {
        bench.planning().replan();
        bench.toProperty().set(Optional.empty());
        assertThat(bench.comparing().comparisonProperty().get()).isEmpty();
        assertThat(bench.planning().planProperty().get()).isEmpty();
    }

    @Test
    void aPlanThatWasSavedOpensAsItWas() {
        bench.planning().replan();
        String hash = bench.planning().planProperty().get().orElseThrow().scriptsHash();
        bench.files().saveTo(folder.resolve("plan"));
        bench.fromProperty().set(Optional.empty());
        bench.files().open(folder.resolve("plan"));
        assertThat(bench.planning().planProperty().get().orElseThrow().scriptsHash()).isEqualTo(hash);
        assertThat(bench.planning().edited()).isFalse();
        assertThat(bench.planning().stale()).isFalse();
        assertThat(bench.planning().openQuestionsProperty().get()).isEmpty();
    }
}
