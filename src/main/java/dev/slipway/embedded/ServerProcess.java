package dev.slipway.embedded;

import dev.slipway.model.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server, inside the shell that stops it when Slipway goes away. */
final class ServerProcess {
    private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final Duration LOOK_EVERY = Duration.ofMillis(5);
    private static final int PORT_ATTEMPTS = 8;

    /**
     * Runs the server beside a reader of standard input, a pipe whose other end only Slipway holds. A word in it, or its end because
     * Slipway died, gives the server a fast shutdown. After a death the folder named in $1 is deleted, too.
     */
    private static final String GUARD =
            """
            folder=$1; signal=$2; shift 2
            exec 3<&0
            "$@" </dev/null 3<&- &
            server=$!
            (read -r word <&3 || [ -z "$folder" ] || : >"$folder/abandoned"; kill -$signal $server 2>/dev/null) &
            reader=$!
            wait $server
            kill $reader 2>/dev/null
            if [ -n "$folder" ] && [ -e "$folder/abandoned" ]; then cd / && rm -rf -- "$folder"; fi
            """;

    private final Process process;
    private final InstanceFolder folder;
    private final int port;

    private ServerProcess(Process process, InstanceFolder folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /**
     * Starts a server and waits until it accepts connections.
     *
     * @param preferredPort the port to try first, 0 for any
     * @param deleteWhenAbandoned whether the whole folder goes when Slipway dies
     */
    static ServerProcess start(
            ServerProgram program, InstanceFolder folder, int preferredPort, boolean deleteWhenAbandoned) throws IOException {
        int port = preferredPort == 0 ? freePort() : preferredPort;
        for (int attempt = 1; ; attempt++) {
            Files.deleteIfExists(folder.log());
            ServerProcess server = new ServerProcess(launch(program, folder, port, deleteWhenAbandoned), folder, port);
            if (server.becomesReady(program)) {
                return server;
            }
            String log = folder.logText();
            server.stop();
            if (attempt >= PORT_ATTEMPTS || !program.portWasTaken(log)) {
                throw new ProblemException("The embedded server does not start (" + lastLine(log) + ")", folder.path().toString(),
                        "Check free memory and disk space");
            }
            // Somebody took the port between our look and the server's start.
            port = freePort();
        }
    }

    int port() {
        return port;
    }

    /** A fast shutdown; returns when the server has ended. */
    void stop() throws IOException {
        try (OutputStream pipe = process.getOutputStream()) {
            pipe.write('\n');
        } catch (IOException ended) {
            LOG.debug("The embedded server had ended by itself");
        }
        try {
            if (process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            LOG.warn("The embedded server did not stop within {} s and is killed", STOP_LIMIT.toSeconds());
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        } catch (InterruptedException interrupted) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Process launch(ServerProgram program, InstanceFolder folder, int port, boolean deleteWhenAbandoned)
            throws IOException {
        List<String> command = new ArrayList<>();
        Path ownSession = Path.of("/usr/bin/setsid");
        if (Files.isExecutable(ownSession)) {
            // Ctrl-C in a terminal reaches the whole session: Slipway decides itself when its server stops.
            command.add(ownSession.toString());
        }
        command.addAll(List.of("/bin/sh", "-c", GUARD, "slipway-server", deleteWhenAbandoned ? folder.path().toString() : "",
                program.stopSignal()));
        command.addAll(program.command(folder, port));
        return new ProcessBuilder(command)
                .directory(folder.path().toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.log().toFile())
                .start();
    }

    private boolean becomesReady(ServerProgram program) throws IOException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < end) {
            if (program.isReady(folder)) {
                return true;
            }
            if (!process.isAlive()) {
                return false;
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return false;
    }

    private static String lastLine(String log) {
        return log.strip().lines().filter(line -> line.contains("FATAL") || line.contains("ERROR")).findFirst()
                .orElse(log.strip().lines().reduce((first, last) -> last).orElse("no output"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
