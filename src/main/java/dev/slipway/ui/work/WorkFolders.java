package dev.slipway.ui.work;

import dev.slipway.workspace.ConfigFolder;
import dev.slipway.workspace.WorkFolder;
import java.nio.file.Path;

/**
 * Where the window keeps things.
 *
 * @param config profiles, settings and the signing key
 * @param plans plans that nobody has given a place of their own
 * @param samples the sample plans that come with Slipway; need not exist
 * @param rehearsals the work folder of rehearsals: holds backups while they last
 * @param origins which database a plan was made from
 */
public record WorkFolders(Path config, Path plans, Path rehearsals, Path origins, Path samples) {
    public static WorkFolders standard() {
        Path config = ConfigFolder.standard();
        return new WorkFolders(config, config.resolve("plans"), WorkFolder.rehearsals(), WorkFolder.origins(),
                Path.of(System.getProperty("slipway.home", "")).resolve("sample-plans").toAbsolutePath());
    }

    /** All below one folder, for tests and pictures. */
    public static WorkFolders in(Path folder) {
        return new WorkFolders(folder.resolve("config"), folder.resolve("plans"), folder.resolve("rehearsals"),
                folder.resolve("origins"), folder.resolve("sample-plans"));
    }
}
