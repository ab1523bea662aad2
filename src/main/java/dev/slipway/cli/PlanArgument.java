package dev.slipway.cli;

import dev.slipway.workspace.PlanFolder;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The plan folder a command works on. */
final class PlanArgument {
    @Parameters(index = "0", paramLabel = "DIR", description = "The plan folder, as written by slipway plan.")
    private Path folder;

    PlanFolder folder() {
        return PlanFolder.at(folder);
    }
}
