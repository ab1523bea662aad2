package dev.slipway.demo;

/** Is told how far the demo's start has come, from the thread that starts it. */
@FunctionalInterface
public interface ProgressListener {
    /**
     * @param step what is being done, a few words for the user
     * @param fraction 0 to 1
     */
    void at(String step, double fraction);

    static ProgressListener silent() {
        return (step, fraction) -> {};
    }
}
