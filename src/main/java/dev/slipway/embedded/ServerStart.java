package dev.slipway.embedded;

import dev.slipway.jdbc.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way from an instance folder to a server that accepts connections, of whatever kind.
 *
 * @param empty gives the data that a new instance begins with, where the options name none
 * @param face what the server is called by
 */
record ServerStart<S extends EmbeddedServer>(EmbeddedOptions options, ServerProgram program, Supplier<Cluster> empty,
        Function<EmbeddedServer.Running, S> face) {
    private static final Logger LOG = LoggerFactory.getLogger(ServerStart.class);

    S start() {
        ClaimedPlace place = ClaimedPlace.of(options);
        InstanceFolder folder = place.folder();
        try {
            place.leftovers().forEach(ServerStart::remove);
            return startIn(folder);
        } catch (IOException failed) {
            giveUp(folder);
            throw FileTree.problem("Starting the embedded server failed", folder.path(), failed);
        } catch (RuntimeException failed) {
            giveUp(folder);
            throw failed;
        }
    }

    /** What cannot be removed is left for the next start: it must not keep this one from coming. */
    private static void remove(InstanceFolder leftover) {
        try {
            leftover.remove();
        } catch (IOException | RuntimeException stays) {
            LOG.warn("The server that an earlier run left in {} cannot be removed: {}", leftover.path(), stays.getMessage());
        }
    }

    private void giveUp(InstanceFolder folder) {
        try {
            if (options.isScratch()) {
                folder.delete();
            } else {
                folder.close();
            }
        } catch (IOException left) {
            LOG.warn("Files of a server that did not start are left in {}", folder.path());
        }
    }

    private S startIn(InstanceFolder folder) throws IOException {
        folder.stopLeftover();
        boolean resumed = Files.exists(folder.passwordFile());
        Cluster origin = options.origin().orElseGet(empty);
        if (!resumed) {
            // Data without a password file is a copy that was interrupted.
            FileTree.delete(folder.data());
            FileTree.copy(origin.data(), folder.data());
        }
        program.prepare(folder);
        RunAs.current().own(folder.path());
        int port = Files.exists(folder.portFile()) ? Integer.parseInt(Files.readString(folder.portFile())) : 0;
        ServerProcess process = ServerProcess.start(program, folder, port, options.isScratch());
        Secret password = resumed ? Secret.of(Files.readString(folder.passwordFile())) : Cluster.randomPassword();
        S started = face.apply(new EmbeddedServer.Running(folder, process, password, !options.isScratch(), resumed));
        try {
            if (!resumed) {
                started.replacePassword(origin.password());
            }
            Files.writeString(folder.portFile(), String.valueOf(process.port()));
        } catch (IOException | RuntimeException failed) {
            if (resumed) {
                started.suspend();
            } else {
                started.close();
            }
            throw failed;
        }
        return started;
    }
}
