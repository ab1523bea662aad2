package dev.slipway.ui.kit;

/**
 * Something that takes time.
 *
 * @param <T> what it ends with
 */
@FunctionalInterface
public interface Work<T> {
    /**
     * Does it, not on the FX thread.
     *
     * @param progress where to say how far it is, and where to learn that it was cancelled
     * @throws Exception when it could not be done; a {@link dev.slipway.model.ProblemException} carries its own words
     */
    T run(Progress progress) throws Exception;
}
