package dev.slipway.ui.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.diff.CompareRules;
import dev.slipway.jdbc.DatabaseIdentity;
import dev.slipway.model.Table;
import dev.slipway.plan.PlanOptions;
import dev.slipway.plan.Strategy;
import dev.slipway.rehearse.event.Budget;
import dev.slipway.ui.kit.SameThread;
import dev.slipway.workspace.PlanFolder;
import dev.slipway.workspace.PlanOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFilesTest {
    private static final Table ORDERS = Schemas.table("orders", Schemas.column("id", "bigint", true));
    private static final Table CLIENTS = Schemas.table("clients", Schemas.column("id", "bigint", true));
    private static final Table ITEMS = Schemas.table("items", Schemas.column("id", "bigint", true));
    private static final DatabaseIdentity PRODUCTION = new DatabaseIdentity(Optional.of("7300"), 17, 16384);

    @TempDir
    Path folder;
    private Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench(new SameThread(), WorkFolders.in(folder), "A. Author");
        bench.fromProperty().set(Optional.of(new Place.Kept(Schemas.snapshot("now", List.of(ORDERS)), Optional.of(PRODUCTION))));
        plan(CLIENTS);
    }

    private void plan(Table fresh) {
        bench.toProperty().set(Optional.of(new Place.Kept(Schemas.snapshot("then", List.of(ORDERS, fresh)))));
        bench.comparing().compare();
        bench.planning().replan(new PlanOptions(Strategy.ONLINE, Map.of(), Map.of(), Map.of(), "One title", ""));
    }

    private String saved() {
        bench.files().save();
        return bench.files().folderProperty().get().orElseThrow().getFileName().toString();
    }

    @Test
    void aProjectsOwnScriptsAreNotOverwritten() throws IOException {
        Path up = Files.writeString(folder.resolve("up.sql"), "mine");
        bench.files().saveTo(folder);
        assertThat(bench.files().activity().problem()).get().satisfies(problem -> assertThat(problem.what()).contains("holds no plan"));
        assertThat(up).hasContent("mine");
        assertThat(bench.files().folderProperty().get()).isEmpty();
    }

    @Test
    void twoPlansOfOneTitleHaveTwoFoldersAndOnePlanHasOne() {
        assertThat(saved()).isEqualTo("one-title");
        plan(ITEMS);
        assertThat(saved()).isEqualTo("one-title-2");
        assertThat(saved()).as("again").isEqualTo("one-title-2");
        plan(CLIENTS);
        assertThat(saved()).as("the very plan").isEqualTo("one-title");
        bench.files().leave();
        bench.planning().edit(bench.planning().planProperty().get().orElseThrow().up() + "-- mine\n", "");
        assertThat(saved()).as("edited otherwise").isEqualTo("one-title-3");
    }

    @Test
    void aPlanThatIsOpenedBringsItsLimitsAndWhereItIsFrom() throws IOException {
        bench.files().saveTo(folder.resolve("plan"));
        Files.writeString(folder.resolve("plan/budget.json"), "{\"format\": \"slipway-budget/1\", \"accessExclusive\": \"PT1S\"}");
        Workbench another = new Workbench(new SameThread(), WorkFolders.in(folder), "B. Author");
        another.files().open(folder.resolve("plan"));
        assertThat(another.files().activity().problem()).isEmpty();
        assertThat(another.rehearsing().budgetProperty().get().accessExclusive()).isEqualTo(Duration.ofSeconds(1));
        assertThat(another.files().origin()).contains(PRODUCTION);

        Files.delete(folder.resolve("plan/budget.json"));
        another.files().open(folder.resolve("plan"));
        assertThat(another.rehearsing().budgetProperty().get()).isEqualTo(Budget.DEFAULT);
    }

    @Test
    void aPlanThatIsOpenedBringsWhatItLeavesOut() {
        bench.comparing().use(new CompareRules(true, false, true, List.of()));
        bench.planning().replan(new PlanOptions(Strategy.ONLINE, Map.of(), Map.of(), Map.of(), "One title", ""));
        bench.files().saveTo(folder.resolve("plan"));
        Workbench another = new Workbench(new SameThread(), WorkFolders.in(folder), "B. Author");
        another.files().open(folder.resolve("plan"));
        assertThat(another.comparing().rules().comments()).isTrue();
        assertThat(another.comparing().comparisonProperty().get().orElseThrow().rules().comments()).isTrue();
    }

    @Test
    void aPlanIsSavedThoughItsOriginCannotBeRemembered() throws IOException {
        Files.writeString(folder.resolve("origins"), "a file where a folder should be");
        bench.files().saveTo(folder.resolve("plan"));
        assertThat(bench.files().activity().problem()).isEmpty();
        assertThat(PlanFolder.at(folder.resolve("plan")).exists()).isTrue();
    }

    @Test
    void theOriginIsKnownToTheCommandLineToo() {
        bench.files().saveTo(folder.resolve("plan"));
        assertThat(PlanOrigin.of(folder.resolve("origins"), bench.planning().planProperty().get().orElseThrow().plan()))
                .contains(PRODUCTION);
    }

    @Test
    void editsAreUnsavedUntilTheyAreSaved() {
        assertThat(bench.files().unsavedEdits()).isFalse();
        bench.planning().edit("SELECT 1;", "SELECT 2;");
        assertThat(bench.files().unsavedEdits()).isTrue();
        bench.files().saveTo(folder.resolve("plan"));
        assertThat(bench.files().unsavedEdits()).isFalse();
        bench.planning().edit("SELECT 3;", "SELECT 2;");
        assertThat(bench.files().unsavedEdits()).isTrue();
        bench.planning().backToGenerated();
        assertThat(bench.files().unsavedEdits()).as("nothing of a person is lost").isFalse();
    }
}
