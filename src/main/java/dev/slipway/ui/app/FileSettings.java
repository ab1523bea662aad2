package dev.slipway.ui.app;

import dev.slipway.model.ProblemException;
import dev.slipway.workspace.Settings;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settings in the user's configuration folder, written by a thread of their own. */
final class FileSettings implements UiSettings, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FileSettings.class);

    private final Path folder;
    private final AtomicReference<Settings> now;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("settings").factory());

    private FileSettings(Path folder, Settings settings) {
        this.folder = folder;
        this.now = new AtomicReference<>(settings);
    }

    /** @throws ProblemException when the file is damaged */
    static FileSettings in(Path folder) {
        return new FileSettings(folder, Settings.read(folder));
    }

    @Override
    public Settings get() {
        return now.get();
    }

    @Override
    public void change(UnaryOperator<Settings> change) {
        Settings changed = now.updateAndGet(change);
        writer.execute(() -> write(changed));
    }

    private void write(Settings settings) {
        try {
            settings.write(folder);
        } catch (RuntimeException e) {
            // A theme or a size that is forgotten is not worth a word to the user.
            LOG.warn("settings could not be kept in {}", folder, e);
        }
    }

    /** Waits until what was changed is written. */
    @Override
    public void close() {
        writer.close();
    }
}
