package dev.slipway.embedded;

import dev.slipway.model.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the data that MariaDB begins with: the tables the server needs, one user with a password, nothing else. The server does so in
 * its bootstrap mode, which wants each statement on lines of its own (MariaDB 11.4, scripts/mariadb-install-db does the same).
 */
final class MariaDbCluster {
    /** From where the user may connect. */
    static final String HOST = "127.0.0.1";
    /** The edition of what is made here, so that a cache with data made otherwise is not used. */
    private static final String EDITION = "-1";

    private MariaDbCluster() {}

    /** The empty data of that version, made when the cache has none. */
    static Cluster empty(MariaDbBinaries binaries, CacheFolder cache) {
        return Cluster.cached("mariadb", binaries.folder().getFileName() + EDITION, cache, draft -> initialise(binaries, draft));
    }

    private static void initialise(MariaDbBinaries binaries, Path folder) throws IOException {
        Cluster cluster = new Cluster(folder);
        Files.createDirectories(cluster.data());
        FileTree.writePrivately(cluster.passwordFile(), Cluster.randomPassword().reveal());
        Path sql = folder.resolve("bootstrap.sql");
        FileTree.writePrivately(sql, "CREATE DATABASE mysql;\nUSE mysql;\nSET @auth_root_socket = NULL;\n");
        for (Path part : binaries.systemTables()) {
            Files.write(sql, Files.readAllBytes(part), StandardOpenOption.APPEND);
        }
        Files.writeString(sql, users(cluster.password().reveal()), StandardOpenOption.APPEND);
        Path log = folder.resolve("bootstrap.log");
        List<String> command = new ArrayList<>(List.of(binaries.program("mariadbd"), "--no-defaults", "--bootstrap",
                "--basedir=" + binaries.folder(), "--datadir=" + cluster.data(), "--tmpdir=" + folder, "--log-warnings=0",
                "--enforce-storage-engine=", "--innodb-log-file-size=8M", "--innodb-undo-tablespaces=0",
                "--innodb-flush-log-at-trx-commit=0", "--sync-frm=0", "--max-allowed-packet=8M"));
        command.addAll(binaries.user());
        Process bootstrap = new ProcessBuilder(command).redirectErrorStream(true).redirectInput(sql.toFile())
                .redirectOutput(log.toFile()).start();
        if (!Cluster.endsWell(bootstrap)) {
            String reason = Files.readString(log).lines().filter(line -> line.contains("ERROR")).findFirst().orElse("no output");
            throw new ProblemException("Making MariaDB's own tables failed (" + reason + ")", binaries.folder().toString(),
                    "Check the disk and its permissions");
        }
        Files.delete(sql);
        Files.delete(log);
    }

    private static String users(String password) {
        return "\nDELETE FROM mysql.global_priv WHERE NOT (User = '" + EmbeddedMariaDb.SUPERUSER + "' AND Host = '" + HOST
                + "' OR User = 'mariadb.sys');\nDELETE FROM mysql.proxies_priv;\n"
                + "UPDATE mysql.global_priv SET Priv = JSON_SET(Priv, '$.plugin', 'mysql_native_password', '$.authentication_string',"
                + " PASSWORD('" + password + "')) WHERE User = '" + EmbeddedMariaDb.SUPERUSER + "';\n";
    }
}
