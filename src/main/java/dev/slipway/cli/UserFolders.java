package dev.slipway.cli;

import dev.slipway.workspace.ConfigFolder;
import dev.slipway.workspace.WorkFolder;
import java.nio.file.Path;

/**
 * Where the files of the user who runs a command are.
 *
 * @param config settings, profiles, signing key
 * @param rehearsals runs under way, interrupted and over
 * @param origins which database a plan was made from
 */
record UserFolders(Path config, Path rehearsals, Path origins) {
    static UserFolders standard() {
        return new UserFolders(ConfigFolder.standard(), WorkFolder.rehearsals(), WorkFolder.origins());
    }

    /** All of them below one folder. */
    static UserFolders in(Path folder) {
        return new UserFolders(folder.resolve("config"), folder.resolve("rehearsals"), folder.resolve("origins"));
    }
}
