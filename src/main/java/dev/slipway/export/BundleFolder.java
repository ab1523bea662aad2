package dev.slipway.export;

import dev.slipway.embedded.FileTree;
import dev.slipway.model.Fingerprint;
import dev.slipway.model.Problem;
import dev.slipway.model.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * The folder a bundle is written to. A bundle is built beside its place and moved there; {@value #SUMS} names every file of it, in
 * the form of {@code sha256sum}, and tells a bundle of ours from anything else.
 */
final class BundleFolder {
    static final String SUMS = "SHA256SUMS";
    private static final int MAX_SUMS_BYTES = 1 << 20;

    private final Path folder;

    BundleFolder(Path folder) {
        this.folder = real(folder);
    }

    void write(SortedMap<String, String> files) {
        requireFreeOrOurs();
        Path stage = null;
        try {
            Files.createDirectories(folder.getParent());
            stage = Files.createTempDirectory(folder.getParent(), "." + folder.getFileName() + "-");
            fill(stage, files);
            place(stage);
        } catch (IOException e) {
            throw new ProblemException(new Problem("The bundle cannot be written (" + e.getClass().getSimpleName().replace("Exception", "")
                    + ")",
                    folder.toString(), "Nothing was exported", "Check the folder's permissions and free space"), e);
        } finally {
            if (stage != null) {
                delete(stage);
            }
        }
    }

    static String sums(Map<String, String> files) {
        StringBuilder sums = new StringBuilder();
        files.forEach((name, text) -> sums.append(Fingerprint.sha256(text)).append("  ").append(name).append('\n'));
        return sums.toString();
    }

    private static void fill(Path stage, SortedMap<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = stage.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        Files.writeString(stage.resolve(SUMS), sums(files));
        if (Files.getFileStore(stage).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(stage, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private void place(Path stage) throws IOException {
        if (!Files.exists(folder)) {
            Files.move(stage, folder, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        Path old = stage.resolveSibling(stage.getFileName() + "-old");
        try {
            Files.move(folder, old, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException mounted) {
            // A folder that something is mounted on cannot be moved away; its content can.
            try {
                moveContent(stage);
            } catch (IOException e) {
                throw new ProblemException(new Problem("The bundle cannot be moved into its folder (" + e.getClass().getSimpleName() + ")",
                        folder.toString(), "The folder may hold a part of it; without " + SUMS + " that is no bundle",
                        "Empty the folder, check its permissions and free space, and export again"), e);
            }
            return;
        }
        try {
            Files.move(stage, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.move(old, folder, StandardCopyOption.ATOMIC_MOVE);
            throw e;
        }
        delete(old);
    }

    /** The checksums come last: without them there is no bundle. */
    private void moveContent(Path stage) throws IOException {
        for (String name : content(folder)) {
            Files.delete(folder.resolve(name));
        }
        List<String> names = new ArrayList<>(content(stage));
        names.sort(Comparator.comparing((String name) -> name.equals(SUMS)).thenComparing(Comparator.naturalOrder()));
        for (String name : names) {
            Path target = folder.resolve(name);
            Files.createDirectories(target.getParent());
            Files.move(stage.resolve(name), target);
        }
    }

    void requireFreeOrOurs() {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new ProblemException("The bundle needs a folder, and this is a file", folder.toString(), "Name another folder");
        }
        try {
            Set<String> there = content(folder);
            if (!there.isEmpty() && !there.equals(namedBySums())) {
                throw new ProblemException("The folder is not empty and holds something else than a bundle of Slipway", folder.toString(),
                        "Name an empty or new folder");
            }
        } catch (IOException e) {
            throw new ProblemException(new Problem("The folder cannot be read", folder.toString(), "", "Check its permissions"), e);
        }
    }

    /** The files an earlier bundle consists of; empty when there is none. */
    private Set<String> namedBySums() throws IOException {
        Path sums = folder.resolve(SUMS);
        if (!Files.isRegularFile(sums, LinkOption.NOFOLLOW_LINKS) || Files.size(sums) > MAX_SUMS_BYTES) {
            return Set.of();
        }
        Set<String> names = new HashSet<>(Set.of(SUMS));
        for (String line : new String(Files.readAllBytes(sums), StandardCharsets.ISO_8859_1).split("\n")) {
            if (!line.matches("[0-9a-f]{64}  .+")) {
                return Set.of();
            }
            names.add(line.substring(66));
        }
        return names;
    }

    private static Set<String> content(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            Set<String> names = new HashSet<>();
            all.filter(p -> !Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS))
                    .forEach(p -> names.add(folder.relativize(p).toString().replace('\\', '/')));
            return names;
        }
    }

    private static void delete(Path folder) {
        try {
            FileTree.delete(folder);
        } catch (IOException e) {
            LoggerFactory.getLogger(BundleFolder.class).warn("A temporary folder could not be deleted: {}", folder);
        }
    }

    private static Path real(Path folder) {
        try {
            return Files.exists(folder) ? folder.toRealPath() : folder.toAbsolutePath().normalize();
        } catch (IOException e) {
            throw new ProblemException(new Problem("The folder cannot be read", folder.toString(), "", "Check its permissions"), e);
        }
    }
}
