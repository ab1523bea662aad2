package dev.slipway.rehearse;

import dev.slipway.model.ProblemException;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.event.Side;
import dev.slipway.rehearse.server.BackupFile;
import dev.slipway.workspace.SnapshotFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder of one run: what is needed to put staging back should this process die. It holds rows of staging, so only its owner may
 * read it. It is locked while the run's process lives; the operating system gives the lock back even after a kill.
 */
final class RunFolder implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    /** What this process has locked: the operating system's lock says nothing within one process. */
    private static final Set<Path> CLAIMED_HERE = ConcurrentHashMap.newKeySet();
    private static final String RECORD = "run.json";
    private static final String BASELINE = "baseline.json";
    private static final String BACKUPS = "backups.json";
    private static final String FROM = "from" + SnapshotFile.SUFFIX;
    private static final String OVER = "over";
    private static final String BACKUP = "backup";

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private RunFolder(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    static RunFolder create(Path work, RunRecord record, ScriptedPlan plan) {
        try {
            Files.createDirectories(work);
            Path path = Files.createDirectory(work.resolve(record.id()), ownerOnly());
            Files.createDirectory(path.resolve(BACKUP));
            RunFolder folder = claim(path).orElseThrow(() -> new IOException("locked at once"));
            Files.writeString(path.resolve(Side.UP.fileName()), plan.up());
            Files.writeString(path.resolve(Side.DOWN.fileName()), plan.down());
            SnapshotFile.write(path.resolve(FROM), plan.from());
            folder.write(RECORD, record);
            return folder;
        } catch (IOException e) {
            throw new ProblemException("The folder for the rehearsal's backup cannot be made", work.toString(),
                    "Check its rights and space");
        }
    }

    /**
     * What a reader makes of the runs that ended without putting staging back, oldest first; runs that are under way are left out. Each
     * folder is given back before the next is read.
     *
     * @throws ProblemException when one cannot be read: what it did to staging is not known then
     */
    static <T> List<T> interrupted(Path work, Function<RunFolder, T> reader) {
        if (!Files.isDirectory(work)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(work)) {
            return folders.sorted().flatMap(folder -> claimInterrupted(folder).stream()).map(folder -> {
                try (folder) {
                    return reader.apply(folder);
                }
            }).toList();
        } catch (IOException e) {
            throw new ProblemException("The folder of rehearsals cannot be read", work.toString(), "Check its rights");
        }
    }

    /** The folder, if its run was interrupted and nobody else is putting it back. */
    static Optional<RunFolder> claimInterrupted(Path folder) {
        if (!Files.exists(folder.resolve(RECORD))) {
            return Optional.empty();
        }
        try {
            if (Files.exists(folder.resolve(OVER))) {
                forgetRows(folder);
                return Optional.empty();
            }
            return claim(folder);
        } catch (IOException e) {
            throw new ProblemException("The folder of a rehearsal cannot be read", folder.toString(), "Check its rights");
        }
    }

    private static Optional<RunFolder> claim(Path path) throws IOException {
        Path real = path.toRealPath();
        // Closing a second channel of a file would give back the lock that this process holds on it: it is not even opened.
        if (!CLAIMED_HERE.add(real)) {
            return Optional.empty();
        }
        Optional<RunFolder> claimed = Optional.empty();
        try {
            claimed = lock(real);
            return claimed;
        } finally {
            if (claimed.isEmpty()) {
                CLAIMED_HERE.remove(real);
            }
        }
    }

    private static Optional<RunFolder> lock(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new RunFolder(path, channel, lock));
    }

    Path path() {
        return path;
    }

    Path backupFolder() {
        return path.resolve(BACKUP);
    }

    Path events(String name) {
        return path.resolve(name);
    }

    RunRecord record() {
        return read(RECORD, new TypeReference<RunRecord>() {}).orElseThrow(
                () -> new ProblemException("The record of a rehearsal is missing", path.toString(),
                        "Put staging back by hand: run down.sql"));
    }

    String script(Side side) {
        try {
            return Files.readString(path.resolve(side.fileName()));
        } catch (IOException e) {
            throw new ProblemException("A script of the rehearsal cannot be read", path.resolve(side.fileName()).toString(), "");
        }
    }

    /** The schema that staging had, and is to have again. */
    Snapshot from() {
        return SnapshotFile.read(path.resolve(FROM));
    }

    void write(Baseline baseline) {
        write(BASELINE, baseline);
    }

    void write(List<BackupFile> backups) {
        write(BACKUPS, backups);
    }

    /** Empty while the baseline was not taken: then nothing has been changed yet. */
    Optional<Baseline> baseline() {
        return read(BASELINE, new TypeReference<Baseline>() {});
    }

    List<BackupFile> backups() {
        return read(BACKUPS, new TypeReference<List<BackupFile>>() {}).orElse(List.of());
    }

    /** Marks that nothing is left to put back, and deletes the rows that were kept for it. */
    void over() {
        try {
            // First: rows that a crash leaves here are deleted later, and without them the run must not look interrupted.
            Files.writeString(path.resolve(OVER), "");
            forgetRows(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void forgetRows(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(BACKUP))) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private void write(String name, Object value) {
        try {
            Path draft = path.resolve(name + ".draft");
            Files.writeString(draft, MAPPER.writeValueAsString(value));
            Files.move(draft, path.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> Optional<T> read(String name, TypeReference<T> type) {
        Path file = path.resolve(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.readValue(Files.readString(file), type));
        } catch (IOException | JacksonException e) {
            throw new ProblemException("A file of an interrupted rehearsal cannot be read", file.toString(),
                    "Put staging back by hand with down.sql of the same folder, and delete the folder then");
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))}
                : new FileAttribute<?>[0];
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
            CLAIMED_HERE.remove(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
