package dev.slipway.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.Table;
import dev.slipway.plan.PlanOptions;
import dev.slipway.plan.Strategy;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.Question;
import dev.slipway.ui.kit.SameThread;
import dev.slipway.ui.work.Place;
import dev.slipway.ui.work.Schemas;
import dev.slipway.ui.work.WorkFolders;
import dev.slipway.ui.work.Workbench;
import dev.slipway.workspace.PlanFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnsavedEditsTest {
    private static final Table ORDERS = Schemas.table("orders", Schemas.column("id", "bigint", true));
    private static final Table CLIENTS = Schemas.table("clients", Schemas.column("id", "bigint", true));

    private final List<String> done = new ArrayList<>();
    private final ShellModel shell = new ShellModel();
    @TempDir
    Path folder;
    private Workbench bench;
    private UnsavedEdits edits;

    @BeforeEach
    void plan() {
        bench = new Workbench(new SameThread(), WorkFolders.in(folder), "A. Author");
        bench.fromProperty().set(Optional.of(new Place.Kept(Schemas.snapshot("now", List.of(ORDERS)))));
        bench.toProperty().set(Optional.of(new Place.Kept(Schemas.snapshot("then", List.of(ORDERS, CLIENTS)))));
        bench.comparing().compare();
        bench.planning().replan(new PlanOptions(Strategy.ONLINE, Map.of(), Map.of(), Map.of(), "Plan", ""));
        edits = new UnsavedEdits(bench, shell);
    }

    private void edit() {
        bench.planning().edit("-- mine", "-- mine too");
    }

    private void answer(String id) {
        Question question = shell.questionProperty().get().orElseThrow();
        question.answers().stream().filter(answer -> answer.id().equals(id)).forEach(Command::run);
    }

    private void replan() {
        edits.beforeReplanning(() -> {
            done.add("replanned");
            bench.planning().replan();
        });
    }

    @Test
    void nothingIsAskedWhereNothingIsLost() {
        replan();
        edits.beforeLeaving(() -> done.add("left"));
        assertThat(done).containsExactly("replanned", "left");
        assertThat(shell.questionProperty().get()).isEmpty();
    }

    @Test
    void editsAreReplacedOnlyWhenThatWasSaid() {
        edit();
        replan();
        assertThat(done).isEmpty();
        assertThat(bench.planning().edited()).isTrue();
        answer("edits.discard");
        assertThat(done).containsExactly("replanned");
        assertThat(bench.planning().edited()).isFalse();
    }

    @Test
    void editsThatAreSavedStayInTheirFolderWhateverIsPlannedNext() {
        edit();
        replan();
        answer("edits.save");
        Path kept = folder.resolve("plans/plan");
        assertThat(done).containsExactly("replanned");
        bench.files().save();
        assertThat(PlanFolder.at(kept).read().up()).isEqualTo("-- mine");
        assertThat(bench.files().folderProperty().get()).contains(folder.resolve("plans/plan-2"));
    }

    @Test
    void editsThatLieInAFolderDoNotKeepTheWindowOpen() {
        edit();
        edits.beforeLeaving(() -> done.add("closed"));
        assertThat(done).isEmpty();
        answer("edits.save");
        assertThat(done).containsExactly("closed");
        edits.beforeLeaving(() -> done.add("closed again"));
        assertThat(done).containsExactly("closed", "closed again");
    }
}
