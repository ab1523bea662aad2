package dev.slipway.embedded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** PostgreSQL's server program, with the settings of our own servers. */
record PostgresProgram(PostgresBinaries binaries, EmbeddedOptions options) implements ServerProgram {
    @Override
    public List<String> command(InstanceFolder folder, int port) {
        List<String> command = new ArrayList<>(
                List.of(binaries.program("postgres"), "-D", folder.data().toString(), "-p", String.valueOf(port)));
        settings().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return RunAs.current().command(command);
    }

    @Override
    public String stopSignal() {
        return "INT";
    }

    @Override
    public boolean isReady(InstanceFolder folder) throws IOException {
        return PostmasterFile.read(folder.data()).filter(PostmasterFile::isReady).isPresent();
    }

    @Override
    public boolean portWasTaken(String log) {
        return log.contains("could not bind");
    }

    /** All settings the server is started with, in a fixed order. */
    private Map<String, String> settings() {
        Map<String, String> all = new TreeMap<>(Map.of(
                "listen_addresses", "127.0.0.1",
                "unix_socket_directories", "",
                "max_connections", "60",
                "max_locks_per_transaction", "256",
                "lc_messages", "C",
                "timezone", "UTC",
                "logging_collector", "off",
                "wal_level", "minimal",
                "max_wal_senders", "0",
                "jit", "off"));
        // Parallel workers need shared memory files, of which a container has little; and measured times become steadier.
        all.put("max_parallel_workers_per_gather", "0");
        all.put("max_parallel_maintenance_workers", "0");
        if (options.isScratch()) {
            all.putAll(Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off", "autovacuum", "off"));
        }
        all.putAll(options.settings());
        return all;
    }
}
