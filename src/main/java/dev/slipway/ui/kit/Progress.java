package dev.slipway.ui.kit;

/** How running work reports; all methods may be called from any thread and never wait. */
public interface Progress {
    /** @param fraction how much is done, 0 to 1; negative when unknown */
    void at(double fraction);

    /** Says what is being done now, in a few words. */
    void say(String detail);

    /** Whether the user wants it to end; work looks at this between its steps. */
    boolean cancelled();

    /**
     * What to do when the user cancels, such as {@code Statement.cancel()}. Runs at once if that has happened already,
     * and never on the thread of the work: threads inside a database driver must not be interrupted.
     */
    void onCancel(Runnable action);
}
