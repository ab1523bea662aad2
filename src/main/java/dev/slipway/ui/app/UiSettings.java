package dev.slipway.ui.app;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Where the window keeps what it remembers from one start to the next: its place and its theme, nothing secret. */
public interface UiSettings {
    Optional<String> get(String key);

    /** Never fails: a setting that cannot be kept is forgotten. */
    void put(String key, String value);

    /** Forgets at the end. */
    static UiSettings inMemory() {
        Map<String, String> values = new ConcurrentHashMap<>();
        return new UiSettings() {
            @Override
            public Optional<String> get(String key) {
                return Optional.ofNullable(values.get(key));
            }

            @Override
            public void put(String key, String value) {
                values.put(key, value);
            }
        };
    }
}
