package dev.slipway.cli;

/** What scripts are told when a command ends. */
public final class ExitCode {
    /** It worked; of a comparison: there is no difference. */
    public static final int GOOD = 0;
    /** It worked, and the answer is no: there are differences, the check or rehearsal failed, the evidence does not hold. */
    public static final int NOT_GOOD = 1;
    /** Wrong usage, bad input, or something that is needed is not there. */
    public static final int FAILED = 2;
    /** The plan may not leave. */
    public static final int REFUSED = 3;

    private ExitCode() {}
}
