package dev.slipway.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a running server writes about itself into {@code postmaster.pid} (PostgreSQL source, {@code miscadmin.h}: line 1 process, line
 * 4 port, line 8 status).
 */
record PostmasterFile(Path data, long pid, int port, String status) {
    static final String NAME = "postmaster.pid";

    /** Nothing when there is no such file, or it is only half written yet. */
    static Optional<PostmasterFile> read(Path data) throws IOException {
        try {
            List<String> lines = Files.readAllLines(data.resolve(NAME));
            if (lines.isEmpty() || lines.getFirst().isBlank()) {
                return Optional.empty();
            }
            int port = lines.size() > 3 ? Integer.parseInt(lines.get(3).strip()) : 0;
            String status = lines.size() > 7 ? lines.get(7).strip() : "";
            return Optional.of(new PostmasterFile(data, Long.parseLong(lines.getFirst().strip()), port, status));
        } catch (NoSuchFileException notRunning) {
            return Optional.empty();
        } catch (NumberFormatException halfWritten) {
            return Optional.empty();
        }
    }

    boolean isReady() {
        return status.equals("ready");
    }
}
