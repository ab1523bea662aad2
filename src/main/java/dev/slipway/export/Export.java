package dev.slipway.export;

import dev.slipway.approve.Gate;
import dev.slipway.model.ProblemException;
import java.nio.file.Path;

/** The only way out. */
public final class Export {
    private Export() {}

    /**
     * Checks that a bundle could be written there, before the work that leads to one begins.
     *
     * @throws ProblemException when the folder holds something else
     */
    public static void requireUsable(Path folder) {
        new BundleFolder(folder).requireFreeOrOurs();
    }

    /**
     * Writes a bundle. It appears whole or not at all, but for a folder that something is mounted on, which gets its
     * checksums last; a bundle of ours that was there is replaced, anything else is refused.
     *
     * @param open the proof that the plan may leave
     * @throws ProblemException when the folder cannot be written or holds something else
     */
    public static void write(Gate.Open open, BundleFormat format, Path folder) {
        new BundleFolder(folder).write(format.files(open));
    }
}
