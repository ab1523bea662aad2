package dev.slipway.embedded;

import dev.slipway.model.Problem;
import dev.slipway.model.ProblemException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/** The user's cache folder for Slipway: everything in it can be made again, so it may be deleted while no Slipway runs. */
public final class CacheFolder {
    /** A file lock belongs to the whole process, so threads of one process exclude each other here. */
    private static final ReentrantLock IN_PROCESS = new ReentrantLock();

    private final Path root;

    private CacheFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** {@code $XDG_CACHE_HOME/slipway}, else {@code ~/.cache/slipway}; where servers run as another user, a folder that user can reach. */
    public static CacheFolder standard() {
        if (RunAs.current().needsReachableFolders()) {
            return new CacheFolder(Path.of("/var/cache/slipway"));
        }
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path base = xdg == null || xdg.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return new CacheFolder(base.resolve("slipway"));
    }

    public static CacheFolder at(Path root) {
        return new CacheFolder(root);
    }

    public Path root() {
        return root;
    }

    /** A folder below the cache, made when it is missing. */
    Path folder(String name) {
        Path folder = root.resolve(name);
        try {
            return Files.createDirectories(folder);
        } catch (IOException refused) {
            throw new ProblemException(
                    Problem.of("The cache folder cannot be made", folder.toString(), "Make it writable, or set XDG_CACHE_HOME"), refused);
        }
    }

    /** Does some work that no other Slipway of this user does at the same time. */
    <T> T exclusively(Work<T> work) {
        Path lockFile = folder("").resolve("lock");
        IN_PROCESS.lock();
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            assert held.isValid();
            return work.run();
        } catch (IOException failed) {
            throw FileTree.problem("Preparing the embedded server failed", root, failed);
        } finally {
            IN_PROCESS.unlock();
        }
    }

    /** Work on files. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }
}
