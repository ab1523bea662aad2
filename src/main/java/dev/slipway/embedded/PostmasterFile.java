package dev.slipway.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a running server writes about itself into {@code postmaster.pid} (PostgreSQL source, {@code miscadmin.h}: line 1 process, line
 * 4 port, line 8 status).
 */
record PostmasterFile(Path data, long pid, int port, String status) {
    static final String NAME = "postmaster.pid";

    private static final long STOP_SECONDS = 20;

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

    /** Stops the process when it really is the server of this data: process numbers are used again. */
    void stopIfOurs() throws IOException {
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(this::runsHere);
        if (process.isPresent()) {
            signal("INT", process.get());
            if (!endsWithin(process.get(), STOP_SECONDS)) {
                signal("QUIT", process.get());
                endsWithin(process.get(), STOP_SECONDS);
            }
        }
    }

    /** A server works in its data directory; where the system does not tell, its command line names that directory. */
    private boolean runsHere(ProcessHandle process) {
        Path workingFolder = Path.of("/proc", String.valueOf(pid), "cwd");
        try {
            if (Files.exists(workingFolder)) {
                return Files.isSameFile(workingFolder, data);
            }
        } catch (IOException gone) {
            return false;
        }
        return process.info().commandLine().orElse("").contains(data.toString());
    }

    private static void signal(String name, ProcessHandle process) throws IOException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).inheritIO().start();
    }

    private static boolean endsWithin(ProcessHandle process, long seconds) {
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException still) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
