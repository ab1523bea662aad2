package dev.slipway.ui.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Pipeline;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.Snapshot;
import dev.slipway.model.Table;
import dev.slipway.ui.kit.SameThread;
import dev.slipway.workspace.PlanFolder;
import dev.slipway.workspace.ReviewMarks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewingTest {
    private static final Table ORDERS = Schemas.table("orders", Schemas.column("id", "bigint", true));
    private static final Table ORDERS_WANTED = Schemas.table("orders", Schemas.column("id", "bigint", true),
            Schemas.column("a", "text", false));
    private static final Table CLIENTS = Schemas.table("clients", Schemas.column("id", "bigint", true));
    private static final Table CLIENTS_OTHERWISE = Schemas.table("clients", Schemas.column("id", "bigint", true),
            Schemas.column("b", "text", false));

    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeEach
    void compare() {
        bench = new Workbench(new SameThread(), WorkFolders.in(folder), "A. Author");
        bench.fromProperty().set(Optional.of(new Place.Kept(Schemas.snapshot("now", List.of(ORDERS)))));
        wanted(Schemas.snapshot("then", List.of(ORDERS_WANTED, CLIENTS)));
    }

    private void wanted(Snapshot snapshot) {
        bench.toProperty().set(Optional.of(new Place.Kept(snapshot)));
        bench.comparing().compare();
    }

    private boolean reviewed(ObjectKey key) {
        return bench.reviewing().reviewed(key);
    }

    @Test
    void marksAreKeptWithThePlanAndComeBackWithIt() {
        bench.planning().replan();
        bench.reviewing().mark(List.of(ORDERS.key()), true);
        bench.files().saveTo(folder.resolve("plan"));
        bench.reviewing().mark(List.of(CLIENTS.key()), true);
        assertThat(ReviewMarks.read(PlanFolder.at(folder.resolve("plan"))).hashes()).as("a mark after saving is kept at once")
                .containsOnlyKeys(ORDERS.key(), CLIENTS.key());
        bench.reviewing().mark(List.of(ORDERS.key()), false);

        bench.fromProperty().set(Optional.empty());
        assertThat(bench.reviewing().marksProperty().get()).isEmpty();
        bench.files().open(folder.resolve("plan"));
        assertThat(reviewed(CLIENTS.key())).isTrue();
        assertThat(reviewed(ORDERS.key())).isFalse();
    }

    @Test
    void aMarkGoesWhenItsDifferenceIsNoMoreWhatItWas() {
        bench.reviewing().mark(List.of(ORDERS.key(), CLIENTS.key()), true);
        bench.comparing().choose(List.of(CLIENTS.key()), false);
        assertThat(reviewed(CLIENTS.key())).as("a choice is no change").isTrue();
        bench.comparing().show(new Comparison(Schemas.snapshot("now", List.of(ORDERS)),
                Schemas.snapshot("then", List.of(ORDERS_WANTED, CLIENTS_OTHERWISE)),
                Pipeline.diff(Schemas.snapshot("now", List.of(ORDERS)),
                        Schemas.snapshot("then", List.of(ORDERS_WANTED, CLIENTS_OTHERWISE)), List.of(), bench.comparing().rules()),
                List.of(), Map.of(), Set.of(), bench.comparing().rules()));
        assertThat(reviewed(CLIENTS.key())).isFalse();
        assertThat(reviewed(ORDERS.key())).isTrue();
    }

    @Test
    void aPlanThatNobodyReviewedHasNoFileOfMarks() {
        bench.planning().replan();
        bench.files().saveTo(folder.resolve("plan"));
        assertThat(Files.exists(folder.resolve("plan").resolve(ReviewMarks.FILE))).isFalse();
    }
}
