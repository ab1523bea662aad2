package dev.slipway.ui.kit;

import javafx.collections.ObservableList;

/**
 * Runs what may wait (databases, files, diffs) away from the FX thread. The one seam for it: tests put
 * {@link SameThread} in its place.
 */
public interface Background {
    /**
     * Starts work that the status bar shows until it ends.
     *
     * @param title what is being done, for a person: "introspecting production"
     */
    <T> Job<T> run(String title, Work<T> work);

    /** Starts short work that nobody needs to see, such as highlighting. */
    <T> Job<T> compute(String title, Work<T> work);

    /** What is running and shown, oldest first; changed on the FX thread only. */
    ObservableList<Job<?>> running();
}
