package dev.slipway.embedded;

import dev.slipway.jdbc.Secret;
import dev.slipway.model.ProblemException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A data directory at rest and the password of its superuser: what initdb made, or a server that was stopped.
 * Kept in the cache and copied for every server that starts, which takes a fraction of the time that initdb takes.
 */
public record Cluster(Path folder) {
    /** The role that every embedded PostgreSQL server has. */
    public static final String SUPERUSER = "postgres";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
    private static final long INITDB_SECONDS = 120;
    private static final String DRAFT = ".draft";
    private static final Duration DRAFT_AGE = Duration.ofHours(1);

    /** The empty cluster of that version, made when the cache has none. */
    static Cluster empty(PostgresBinaries binaries, CacheFolder cache) {
        String major = binaries.version().split("\\.")[0];
        return cached("empty" + major, binaries.folder().getFileName().toString(), cache, draft -> initialise(binaries, draft));
    }

    /**
     * A cluster from the cache, made when the cache has none of that edition; older editions of the family are then removed. Two that
     * make it at the same time both succeed, and one of the two is kept.
     */
    public static Cluster cached(String family, String edition, CacheFolder cache, Maker maker) {
        Path folder = cache.folder("clusters").resolve(family + "-" + edition);
        if (!Files.isDirectory(folder)) {
            Path draft = folder.resolveSibling(folder.getFileName() + "." + randomWord(4) + DRAFT);
            try {
                maker.make(Files.createDirectories(draft));
                cache.exclusively(() -> keep(draft, folder, family));
            } catch (IOException failed) {
                discard(draft);
                throw FileTree.problem("Making a database cluster failed", folder, failed);
            } catch (RuntimeException failed) {
                discard(draft);
                throw failed;
            }
        }
        return new Cluster(folder);
    }

    Path data() {
        return folder.resolve("data");
    }

    Path passwordFile() {
        return folder.resolve("password");
    }

    Secret password() throws IOException {
        return Secret.of(Files.readString(passwordFile()).strip());
    }

    static Secret randomPassword() {
        return Secret.of(randomWord(20));
    }

    static String randomWord(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static Path keep(Path draft, Path folder, String family) throws IOException {
        if (Files.isDirectory(folder)) {
            FileTree.delete(draft);
            return folder;
        }
        for (Path old : others(folder, family)) {
            FileTree.delete(old);
        }
        return Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Older editions, and drafts that were left long ago; a young draft may belong to somebody who is making it. */
    private static List<Path> others(Path folder, String family) throws IOException {
        FileTime longAgo = FileTime.from(Instant.now().minus(DRAFT_AGE));
        List<Path> others = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder.getParent(), family + "-*")) {
            for (Path other : found) {
                if (!other.toString().endsWith(DRAFT) || Files.getLastModifiedTime(other).compareTo(longAgo) < 0) {
                    others.add(other);
                }
            }
        }
        return others;
    }

    private static void discard(Path draft) {
        try {
            FileTree.delete(draft);
        } catch (IOException left) {
            LOG.warn("An unfinished cluster is left in {}", draft);
        }
    }

    private static void initialise(PostgresBinaries binaries, Path folder) throws IOException {
        Cluster cluster = new Cluster(folder);
        FileTree.writePrivately(cluster.passwordFile(), randomPassword().reveal());
        RunAs.current().own(folder);
        Path log = folder.resolve("initdb.log");
        // Small WAL segments keep the copies small; syncing would only guard a cache against a power failure.
        List<String> command = RunAs.current().command(List.of(
                binaries.program("initdb"), "--pgdata=" + cluster.data(), "--username=" + SUPERUSER,
                "--pwfile=" + cluster.passwordFile(), "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8",
                "--wal-segsize=4", "--no-sync", "--no-instructions"));
        Process initdb = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!endsWell(initdb)) {
            String reason = Files.readString(log).strip().lines().reduce((first, last) -> last).orElse("no output");
            throw new ProblemException(
                    "initdb failed (" + reason + ")", binaries.folder().toString(), "Check the disk and its permissions");
        }
        Files.delete(log);
    }

    /** Whether a program that makes a cluster comes to a good end, in time. */
    static boolean endsWell(Process process) throws IOException {
        try {
            if (process.waitFor(INITDB_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    /** Fills an empty folder with {@code data} and {@code password}. */
    @FunctionalInterface
    public interface Maker {
        void make(Path folder) throws IOException;
    }
}
