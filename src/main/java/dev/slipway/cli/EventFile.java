package dev.slipway.cli;

import dev.slipway.model.Problem;
import dev.slipway.model.ProblemException;
import dev.slipway.rehearse.event.EventJson;
import dev.slipway.rehearse.event.RehearsalEvent;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The file of events a user asked for. When it can no longer be written the rehearsal goes on without it: staging matters more. */
final class EventFile implements AutoCloseable {
    private final Terminal terminal;
    private final String name;
    private @Nullable Writer writer;

    private EventFile(Terminal terminal, String name, @Nullable Writer writer) {
        this.terminal = terminal;
        this.name = name;
        this.writer = writer;
    }

    /** @throws ProblemException when there is a file to write and it cannot be opened */
    static EventFile open(Optional<Path> file, Terminal terminal) {
        if (file.isEmpty()) {
            return new EventFile(terminal, "", null);
        }
        try {
            return new EventFile(terminal, file.get().toString(), Files.newBufferedWriter(file.get()));
        } catch (IOException e) {
            throw new ProblemException(new Problem("The file of events cannot be written", file.get().toString(), "", "Check the path"), e);
        }
    }

    synchronized void write(RehearsalEvent event) {
        if (writer == null) {
            return;
        }
        try {
            writer.write(EventJson.write(event) + "\n");
            writer.flush();
        } catch (IOException e) {
            close();
            terminal.note("slipway: the events are no longer written to " + name + " (" + e.getMessage() + ")");
        }
    }

    @Override
    public synchronized void close() {
        Writer open = writer;
        writer = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                terminal.note("slipway: the last events are missing in " + name);
            }
        }
    }
}
