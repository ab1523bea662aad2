package dev.slipway.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.jdbc.ConnectionTest;
import dev.slipway.jdbc.Environment;
import dev.slipway.model.ObjectKey;
import dev.slipway.rehearse.TestDatabase;
import dev.slipway.ui.app.StageName;
import dev.slipway.ui.app.WholeWindow;
import dev.slipway.ui.kit.VirtualThreads;
import dev.slipway.ui.work.Comparison;
import dev.slipway.ui.work.Place;
import dev.slipway.ui.work.Role;
import dev.slipway.workspace.SchemaSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A folder of migrations against a live database whose catalogue somebody has locked. */
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class SourcesTest extends WholeWindow {
    /** A reader gives up a lock after seconds; this is for machines that do something else as well. */
    private static final long LIMIT = 60;

    @Start
    void open(Stage window) {
        make(new VirtualThreads());
        on(StageName.CONNECT, window);
    }

    @Test
    void aLockedCatalogueIsReportedAndTheWindowStaysAwake(FxRobot robot) throws Exception {
        Path migrations = Files.createDirectories(folder.resolve("migrations"));
        Files.writeString(migrations.resolve("V1__shop.sql"), "CREATE TABLE a (x int); CREATE VIEW v AS SELECT x FROM a;");
        Files.writeString(migrations.resolve("V2__more.sql"), "ALTER TABLE a ADD y text;");
        try (TestDatabase database = TestDatabase.create(); Connection blocker = database.open(
                ); Statement statement = blocker.createStatement()) {
            database.execute("CREATE TABLE a (x int); CREATE VIEW v AS SELECT x FROM a;");
            robot.interact(() -> {
                bench.connecting().take(Role.FROM, new Place.Live(database.database().profile(), database.database(),
                        ConnectionTest.run(database.database())));
                bench.connecting().take(Role.TO, SchemaSource.parse(migrations.toString(), Environment.SCRATCH));
            });
            assertThat(words("#role-to")).contains("Flyway migrations " + migrations);

            blocker.setAutoCommit(false);
            statement.execute("LOCK TABLE v IN ACCESS EXCLUSIVE MODE");
            robot.interact(() -> {
                context.shell().go(StageName.COMPARE);
                bench.comparing().compare();
            });
            until(() -> shell.lookup(".error-state") != null);
            assertThat(words(".error-state")).contains("locked");
            assertThat(bench.comparing().comparisonProperty().get()).isEmpty();

            blocker.rollback();
            robot.interact(() -> ((ButtonBase) shell.lookup(".error-state").lookup(".button")).fire());
            until(() -> bench.comparing().comparisonProperty().get().isPresent());
            Comparison comparison = bench.comparing().comparisonProperty().get().orElseThrow();
            assertThat(comparison.diff().differences()).singleElement()
                    .satisfies(d -> assertThat(d.key()).isEqualTo(ObjectKey.table("public", "a")));
            robot.interact(() -> bench.fromProperty().set(Optional.empty()));
        }
    }

    private String words(String selector) {
        StringBuilder words = new StringBuilder();
        for (Node node : shell.lookup(selector).lookupAll(".label")) {
            words.append(((Labeled) node).getText()).append('\n');
        }
        return words.toString();
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(LIMIT, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    }
}
