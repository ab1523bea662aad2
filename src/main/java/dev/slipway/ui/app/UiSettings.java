package dev.slipway.ui.app;

import dev.slipway.workspace.Settings;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** What the window remembers from one start to the next. Never makes the FX thread wait for a disk. */
public interface UiSettings {
    Settings get();

    /** Changes them at once; they are kept soon after. */
    void change(UnaryOperator<Settings> change);

    /** Forgets at the end: for tests and pictures. */
    static UiSettings inMemory() {
        var now = new AtomicReference<>(Settings.standard());
        return new UiSettings() {
            @Override
            public Settings get() {
                return now.get();
            }

            @Override
            public void change(UnaryOperator<Settings> change) {
                now.updateAndGet(change);
            }
        };
    }
}
