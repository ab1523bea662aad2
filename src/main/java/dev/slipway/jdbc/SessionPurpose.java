package dev.slipway.jdbc;

import java.time.Duration;
import java.util.Locale;

/**
 * What a session is opened for. Each purpose has its own name at the server and its own limits, so that one cannot leak into
 * another. A limit of zero means none: the executor sets its limits statement by statement.
 */
public enum SessionPurpose {
    /** Reads the catalogue; never waits long behind somebody's lock. Its search path is empty, so that the server qualifies all names. */
    INTROSPECT(Duration.ofSeconds(60), Duration.ofSeconds(3), false),
    /** Counts and compares rows. */
    CHECK(Duration.ofMinutes(30), Duration.ofSeconds(10), false),
    /** Carries out the steps of a plan. */
    EXECUTE(Duration.ZERO, Duration.ZERO, true),
    /** Looks at locks and waits every few milliseconds. */
    OBSERVE(Duration.ofSeconds(5), Duration.ofSeconds(1), false),
    /** Plays the application while a rehearsal runs. */
    WORKLOAD(Duration.ofSeconds(30), Duration.ofSeconds(10), true);

    private final Duration statementLimit;
    private final Duration lockLimit;
    private final boolean writes;

    SessionPurpose(Duration statementLimit, Duration lockLimit, boolean writes) {
        this.statementLimit = statementLimit;
        this.lockLimit = lockLimit;
        this.writes = writes;
    }

    /** The {@code application_name} of its sessions. */
    public String applicationName() {
        return "slipway-" + name().toLowerCase(Locale.ROOT);
    }

    public Duration statementLimit() {
        return statementLimit;
    }

    public Duration lockLimit() {
        return lockLimit;
    }

    /** How many sessions of this purpose there are at most in a pool. */
    int poolSize() {
        return this == WORKLOAD ? 16 : 4;
    }

    /** Whether sessions of this purpose exist in order to write. */
    public boolean writes() {
        return writes;
    }
}
