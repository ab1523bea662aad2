package dev.slipway.rehearse.event;

import dev.slipway.model.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The events of one run: written to a file as they happen, each flushed, and handed on in order. Any thread may add. */
public final class EventStream implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

    private final long start = System.nanoTime();
    private final List<RehearsalEvent> events = new ArrayList<>();
    private final Consumer<RehearsalEvent> listener;
    private final Writer file;

    /**
     * @param path a new file
     * @param listener hears every event in order; must not wait
     */
    public EventStream(Path path, Consumer<RehearsalEvent> listener) {
        this.listener = listener;
        try {
            this.file = Files.newBufferedWriter(path, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new ProblemException("The file for the rehearsal's events cannot be written", path.toString(), "Check the folder");
        }
    }

    /** Nanoseconds since the start of the run. */
    public long nanos() {
        return System.nanoTime() - start;
    }

    /** Adds an event; it is given its time here, so that the order of the times is the order of the stream. */
    public synchronized <E extends RehearsalEvent> E add(Function<Duration, E> event) {
        E added = event.apply(Duration.ofNanos(nanos()));
        events.add(added);
        try {
            file.write(EventJson.write(added));
            file.write('\n');
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the rehearsal's events can no longer be written", e);
        }
        tell(added);
        return added;
    }

    /** Who only listens must not be able to break off a rehearsal in the middle. */
    private void tell(RehearsalEvent event) {
        try {
            listener.accept(event);
        } catch (UncheckedIOException unwritable) {
            throw unwritable;
        } catch (RuntimeException broken) {
            LOG.error("A listener of the rehearsal failed", broken);
        }
    }

    public synchronized List<RehearsalEvent> events() {
        return List.copyOf(events);
    }

    /** Reads a file of events; a last line that was cut off by a crash is left out. */
    public static List<RehearsalEvent> read(Path path) {
        try {
            String text = Files.readString(path);
            int complete = text.lastIndexOf('\n') + 1;
            return text.substring(0, complete).lines().filter(line -> !line.isBlank()).map(EventJson::read).toList();
        } catch (IOException e) {
            throw new ProblemException("The rehearsal's events cannot be read", path.toString(), "Rehearse again");
        }
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
