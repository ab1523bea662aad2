package dev.slipway.embedded;

import java.nio.file.Path;

/** How long the files of an embedded server live. */
public sealed interface Lifetime {
    /** They go with Slipway, however it ends. */
    record Scratch() implements Lifetime {}

    /**
     * They are deleted when the server is closed, but survive Slipway being killed: the next start finds what was in them.
     *
     * @param home the folder in which such instances lie
     * @param name what they hold; abandoned instances of another name are removed, since nobody asks for them any more
     * @param resume whether an abandoned instance is started again; otherwise it is removed and a new one made
     */
    record Kept(Path home, String name, boolean resume) implements Lifetime {}
}
