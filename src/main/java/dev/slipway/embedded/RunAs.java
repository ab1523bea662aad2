package dev.slipway.embedded;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * As which user server programs run: PostgreSQL refuses to run as root ("root" execution of the PostgreSQL server is not permitted).
 * In a user namespace of its own the server does not see itself as root while the files stay root's; where namespaces are refused
 * (chroot, the default rules of containers) it runs as the user nobody, who must then own its files.
 */
enum RunAs {
    SELF(List.of()),
    NAMESPACE(List.of("unshare", "-U")),
    NOBODY(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));

    private static final int NOBODY_ID = 65_534;

    private final List<String> prefix;

    RunAs(List<String> prefix) {
        this.prefix = prefix;
    }

    static RunAs current() {
        return Found.VALUE;
    }

    List<String> command(List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    boolean needsReachableFolders() {
        return this == NOBODY;
    }

    /** Gives the folder and all in it to the user that the server runs as. */
    void own(Path root) throws IOException {
        if (this != NOBODY) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                give(folder);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                give(file);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void give(Path path) throws IOException {
        Files.setAttribute(path, "unix:uid", NOBODY_ID);
        Files.setAttribute(path, "unix:gid", NOBODY_ID);
    }

    private static RunAs find() {
        return switch (System.getProperty("user.name")) {
            case "root" -> succeeds("unshare", "-U", "true") ? NAMESPACE : NOBODY;
            // Containers may run under a user number without a name, which initdb refuses, too.
            case "?" -> succeeds("unshare", "-U", "true") ? NAMESPACE : SELF;
            default -> SELF;
        };
    }

    private static boolean succeeds(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static final class Found {
        private static final RunAs VALUE = find();
    }
}
