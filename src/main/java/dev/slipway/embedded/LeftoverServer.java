package dev.slipway.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A server that may still run on some data, as the file says that it wrote about itself.
 *
 * @param data its data directory
 * @param file where it wrote its number
 * @param stop the signal that ends it cleanly
 * @param kill the signal for when that did not help
 */
record LeftoverServer(Path data, Path file, long pid, String stop, String kill) {
    /** Where MariaDB writes its number, in its data directory. */
    static final String MARIADB_FILE = "server.pid";

    private static final long STOP_SECONDS = 20;

    /** Whichever kind of server the data is of; nothing when none wrote its number. */
    static Optional<LeftoverServer> on(Path data) throws IOException {
        Optional<PostmasterFile> postmaster = PostmasterFile.read(data);
        if (postmaster.isPresent()) {
            return Optional.of(new LeftoverServer(data, data.resolve(PostmasterFile.NAME), postmaster.get().pid(), "INT", "QUIT"));
        }
        Path mariaDb = data.resolve(MARIADB_FILE);
        String number = Files.exists(mariaDb) ? Files.readString(mariaDb).strip() : "";
        return number.matches("\\d{1,18}") ? Optional.of(new LeftoverServer(data, mariaDb, Long.parseLong(number), "TERM", "KILL"))
                : Optional.empty();
    }

    /** Stops the process when it really is the server of this data: process numbers are used again. */
    void stopIfOurs() throws IOException {
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(this::runsHere);
        if (process.isPresent()) {
            signal(stop, process.get());
            if (!endsWithin(process.get(), STOP_SECONDS)) {
                signal(kill, process.get());
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
