package dev.slipway.ui.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.demo.DemoAnswers;
import dev.slipway.ui.kit.SameThread;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the demo brings goes with it, and nothing else. */
@Tag("server")
class DemoInWindowTest {
    @TempDir
    Path folder;
    private Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench(new SameThread(), WorkFolders.in(folder), "M. Mine");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void itsDatabasesAndItsPeopleGoWithIt() {
        bench.reviewerProperty().set("R. Reviewer");
        bench.connecting().startDemo();
        assertThat(bench.connecting().startingDemo().problem()).isEmpty();
        assertThat(bench.authorProperty().get()).isEqualTo(DemoAnswers.AUTHOR);
        assertThat(bench.comparing().possible()).isTrue();
        bench.reviewerProperty().set("S. Somebody");
        bench.connecting().stopDemo();
        assertThat(bench.authorProperty().get()).isEqualTo("M. Mine");
        assertThat(bench.reviewerProperty().get()).as("typed meanwhile").isEqualTo("S. Somebody");
        for (Role role : Role.values()) {
            assertThat(bench.placeProperty(role).get()).isEmpty();
        }
    }

    @Test
    void theEndsOfAPlanThatWasOpenedStay() {
        Place kept = new Place.Kept(Schemas.snapshot("now", List.of()));
        bench.fromProperty().set(Optional.of(kept));
        bench.toProperty().set(Optional.of(kept));
        bench.connecting().startDemo();
        assertThat(bench.stagingProperty().get()).isPresent();
        bench.connecting().stopDemo();
        assertThat(bench.fromProperty().get()).contains(kept);
        assertThat(bench.toProperty().get()).contains(kept);
        assertThat(bench.stagingProperty().get()).isEmpty();
    }
}
