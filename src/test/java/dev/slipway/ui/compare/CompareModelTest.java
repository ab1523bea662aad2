package dev.slipway.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.ObjectKey;
import dev.slipway.model.Table;
import dev.slipway.ui.kit.SameThread;
import dev.slipway.ui.work.Place;
import dev.slipway.ui.work.Schemas;
import dev.slipway.ui.work.WorkFolders;
import dev.slipway.ui.work.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareModelTest {
    private static final int TABLES = 5_000;

    @TempDir
    Path folder;

    private CompareModel model;

    @BeforeEach
    void compare() {
        List<Table> tables = IntStream.range(0, TABLES).mapToObj(i -> Schemas.table("t" + i, Schemas.column("id", "bigint", true)))
                .toList();
        Workbench bench = new Workbench(new SameThread(), WorkFolders.in(folder), "A. Author");
        model = new CompareModel(bench);
        bench.fromProperty().set(Optional.of(new Place.Kept(Schemas.snapshot("now", List.of()))));
        bench.toProperty().set(Optional.of(new Place.Kept(Schemas.snapshot("then", tables))));
        bench.comparing().compare();
    }

    @Test
    void listsEveryDifferenceUnderSchemaAndKind() {
        assertThat(model.rows()).hasSize(TABLES + 2);
        assertThat(model.countsProperty().get()).containsEntry(Change.ADDED, TABLES);
    }

    @Test
    void aLetterTypedOrABoxTickedIsAnsweredAtOnceAmongThousands() {
        long start = System.nanoTime();
        search("t49");
        assertThat(model.rows()).hasSize(2 + 111);
        search("");
        model.choose(model.rows().get(2));
        assertThat(model.comparison().orElseThrow().chosen()).hasSize(TABLES - 1);
        // A bound that only something quadratic would miss, however busy the machine is.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    private void search(String text) {
        model.filterProperty().set(new CompareFilter(Set.of(), Optional.empty(), Optional.empty(), text, false));
    }

    @Test
    void reviewingGoesThroughTheListAndLeavesOnlyWhatIsToReview() {
        model.select(ObjectKey.table("shop", "t0"));
        model.reviewAndGoOn();
        assertThat(model.bench().reviewing().reviewed(ObjectKey.table("shop", "t0"))).isTrue();
        assertThat(model.selectedProperty().get().orElseThrow().key()).isEqualTo(ObjectKey.table("shop", "t1"));
        model.filterProperty().set(new CompareFilter(Set.of(), Optional.empty(), Optional.empty(), "", true));
        assertThat(model.rows()).hasSize(TABLES + 1);
        model.reviewAndGoOn();
        assertThat(model.rows()).hasSize(TABLES);
        assertThat(model.selectedProperty().get().orElseThrow().key()).isEqualTo(ObjectKey.table("shop", "t10"));
    }

    @Test
    void whatIsGoneToIsBroughtIntoSight() {
        model.toggle(model.rows().getFirst());
        search("t49");
        assertThat(model.select(ObjectKey.table("shop", "t7"))).isTrue();
        assertThat(model.rows()).anyMatch(row -> row instanceof CompareRow.Item item && item.difference().key().name().equals("t7"));
        assertThat(model.select(ObjectKey.table("shop", "nobody"))).isFalse();
    }

    @Test
    void theReportIsTheOneOfTheCommandLine() throws Exception {
        model.saveReport(folder.resolve("report.html"));
        assertThat(Files.readString(folder.resolve("report.html"))).startsWith("<!DOCTYPE html>").contains("shop.t4999", "5000 objects");
    }

    @Test
    void aMereRenameIsARowThatCannotBeLeftOut() {
        Workbench bench = model.bench();
        bench.fromProperty().set(Optional.of(new Place.Kept(Schemas.snapshot("now", List.of(
                Schemas.table("orders", Schemas.column("id", "bigint", true), Schemas.column("post", "text", true)))))));
        bench.toProperty().set(Optional.of(new Place.Kept(Schemas.snapshot("then", List.of(
                Schemas.table("orders", Schemas.column("id", "bigint", true), Schemas.column("postal", "text", true)))))));
        bench.comparing().compare();
        bench.comparing().answer(model.comparison().orElseThrow().open().getFirst(), true);

        assertThat(model.countsProperty().get()).containsOnly(java.util.Map.entry(Change.RENAMED, 1));
        CompareRow row = model.rows().getLast();
        assertThat(row.all()).isTrue();
        assertThat(model.fixed(row)).isTrue();
        model.choose(row);
        assertThat(model.rows().getLast()).isEqualTo(row);
        assertThat(model.selectedProperty().get()).isPresent();
    }

    @Test
    void aGroupOpensAndCloses() {
        model.toggle(model.rows().get(1));
        assertThat(model.rows()).hasSize(2);
        model.expand(model.rows().get(1), true);
        assertThat(model.rows()).hasSize(TABLES + 2);
    }
}
