package dev.slipway.ui.work;

import dev.slipway.workspace.ConfigFolder;
import dev.slipway.workspace.WorkFolder;
import java.nio.file.Path;

/**
 * Where the window keeps things.
 *
 * @param config profiles, settings and the signing key
 * @param plans plans that nobody has given a place of their own
 * @param rehearsals the work folder of rehearsals: holds backups while they last
 */
public record WorkFolders(Path config, Path plans, Path rehearsals) {
    public static WorkFolders standard() {
        Path config = ConfigFolder.standard();
        return new WorkFolders(config, config.resolve("plans"), WorkFolder.rehearsals());
    }

    /** All below one folder, for tests and pictures. */
    public static WorkFolders in(Path folder) {
        return new WorkFolders(folder.resolve("config"), folder.resolve("plans"), folder.resolve("rehearsals"));
    }
}
