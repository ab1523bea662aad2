package dev.slipway.ui.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.jdbc.ConnectionProfile;
import dev.slipway.jdbc.Environment;
import dev.slipway.ui.kit.Held;
import dev.slipway.ui.work.WorkFolders;
import dev.slipway.ui.work.Workbench;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectModelTest {
    /** Nobody listens on a port of the system's that was never given to a database. */
    private static final ConnectionProfile NOBODY =
            ConnectionProfile.parse("postgresql://ann@127.0.0.1:1/shop", "nobody", Environment.STAGING).profile();
    private static final ConnectionProfile OTHER =
            ConnectionProfile.parse("postgresql://ann@127.0.0.1:2/shop", "other", Environment.STAGING).profile();

    private final Held jobs = new Held();
    @TempDir
    Path folder;

    @Test
    void whatOneProfileAnswersIsNotShownUnderAnother() {
        ConnectModel model = new ConnectModel(new Workbench(jobs, WorkFolders.in(folder), "A. Author"));
        model.reach(NOBODY, Optional.empty());
        model.selectedProperty().set(Optional.of(OTHER));
        jobs.runAll();
        assertThat(model.attemptProperty().get()).isInstanceOf(ConnectModel.Attempt.None.class);

        model.reach(OTHER, Optional.empty());
        jobs.runAll();
        assertThat(model.attemptProperty().get()).isInstanceOfSatisfying(ConnectModel.Attempt.Failed.class,
                failed -> assertThat(failed.profile()).isEqualTo(OTHER));
    }
}
