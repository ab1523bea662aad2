package dev.slipway.demo;

import dev.slipway.workspace.SafeFiles;
import java.nio.file.Path;

/** What the demo's application does, before its release and after it. */
public final class DemoWorkload {
    private DemoWorkload() {}

    /** Writes its scripts, in the syntax of pgbench. */
    public static Path write(Path file) {
        SafeFiles.write(file, DemoScripts.workload());
        return file;
    }
}
