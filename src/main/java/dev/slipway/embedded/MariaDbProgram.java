package dev.slipway.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** MariaDB's server program, with the settings of our own servers. */
record MariaDbProgram(MariaDbBinaries binaries, EmbeddedOptions options) implements ServerProgram {
    private static final String FILES = "files";

    @Override
    public void prepare(InstanceFolder folder) throws IOException {
        Files.createDirectories(folder.path().resolve(FILES));
    }

    @Override
    public List<String> command(InstanceFolder folder, int port) {
        List<String> command = new ArrayList<>(List.of(binaries.program("mariadbd"), "--no-defaults", "--basedir=" + binaries.folder(),
                "--datadir=" + folder.data(), "--port=" + port, "--pid-file=" + LeftoverServer.MARIADB_FILE,
                // SQL from elsewhere reads and writes no file but in this empty folder.
                "--secure-file-priv=" + folder.path().resolve(FILES), "--tmpdir=" + folder.path().resolve(FILES)));
        command.addAll(binaries.user());
        settings().forEach((name, value) -> command.add("--" + name + "=" + value));
        return command;
    }

    @Override
    public String stopSignal() {
        return "TERM";
    }

    @Override
    public boolean isReady(InstanceFolder folder) throws IOException {
        return folder.logText().contains("ready for connections");
    }

    @Override
    public boolean portWasTaken(String log) {
        return log.contains("Bind on TCP/IP port");
    }

    /** All settings the server is started with, in a fixed order. The socket lies in the data, since long paths are refused. */
    private Map<String, String> settings() {
        Map<String, String> all = new TreeMap<>(Map.of(
                "bind-address", "127.0.0.1",
                "socket", "server.sock",
                "ssl", "0",
                "skip-name-resolve", "1",
                "local-infile", "0",
                "max-connections", "100",
                "character-set-server", "utf8mb4",
                "performance-schema", "1",
                "performance-schema-instrument", "wait/lock/metadata/sql/mdl=ON"));
        if (options.isScratch()) {
            all.putAll(Map.of("innodb-flush-log-at-trx-commit", "0", "innodb-doublewrite", "0", "sync-frm", "0",
                    "innodb-log-file-size", "8M", "innodb-fast-shutdown", "2"));
        }
        all.putAll(options.settings());
        return all;
    }
}
