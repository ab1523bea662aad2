package dev.slipway.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of one server: {@code data}, {@code password}, {@code server.log} and {@code owner}. Its owner holds a lock on the last
 * one as long as it lives. The system releases that lock however the owner ends, and it holds across containers that share a folder,
 * where process numbers mean nothing.
 */
final class InstanceFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(InstanceFolder.class);
    private static final String OWNER = "owner";
    /**
     * The folders this process holds. They must not even be opened again: on POSIX systems a process that closes any channel on a file
     * loses all its locks on it (fcntl(2), Advisory record locking), and another Slipway would take the running server for a leftover.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private InstanceFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Takes the folder, made when it is missing; nothing when another owner lives. */
    static Optional<InstanceFolder> claim(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path real = folder.toRealPath();
        if (!HELD.add(real)) {
            return Optional.empty();
        }
        Optional<InstanceFolder> claimed = Optional.empty();
        try {
            claimed = lock(real);
            return claimed;
        } finally {
            if (claimed.isEmpty()) {
                HELD.remove(real);
            }
        }
    }

    private static Optional<InstanceFolder> lock(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve(OWNER), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new InstanceFolder(folder, channel));
    }

    /** Takes all folders below the parent whose owners are gone; to be called while no other Slipway claims one. */
    static List<InstanceFolder> abandoned(Path parent) throws IOException {
        List<Path> folders;
        try (Stream<Path> found = Files.list(parent)) {
            folders = found.filter(folder -> Files.exists(folder.resolve(OWNER))).toList();
        }
        List<InstanceFolder> abandoned = new ArrayList<>();
        for (Path folder : folders) {
            try {
                claim(folder).ifPresent(abandoned::add);
            } catch (IOException unreadable) {
                // Another user's, perhaps: it keeps nobody from a server of their own.
                LOG.warn("Whether the server in {} still has an owner cannot be told: {}", folder, unreadable.getMessage());
            }
        }
        return abandoned;
    }

    /** Stops the server that an earlier owner left and deletes its files. */
    void remove() throws IOException {
        LOG.info("Removing the server that an earlier run left in {}", folder.getFileName());
        try {
            stopLeftover();
        } catch (IOException | RuntimeException runs) {
            close();
            throw runs;
        }
        delete();
    }

    Path data() {
        return folder.resolve("data");
    }

    Path passwordFile() {
        return folder.resolve("password");
    }

    /** Remembers the port, so that a kept server is found where it was. */
    Path portFile() {
        return folder.resolve("port");
    }

    Path log() {
        return folder.resolve("server.log");
    }

    /** What the server has printed; empty before it is started. */
    String logText() throws IOException {
        return Files.exists(log()) ? Files.readString(log(), StandardCharsets.UTF_8) : "";
    }

    Path path() {
        return folder;
    }

    /** Ends a server that still runs on this data, so that a new one can start. */
    void stopLeftover() throws IOException {
        Optional<LeftoverServer> leftover = LeftoverServer.on(data());
        if (leftover.isPresent()) {
            leftover.get().stopIfOurs();
            Files.deleteIfExists(leftover.get().file());
        }
    }

    /** Deletes all and gives the folder up. */
    void delete() throws IOException {
        try (this) {
            FileTree.delete(data());
            FileTree.delete(folder);
        }
    }

    /** Gives the folder up and leaves it as it is. */
    @Override
    public void close() throws IOException {
        channel.close();
        HELD.remove(folder);
    }
}
