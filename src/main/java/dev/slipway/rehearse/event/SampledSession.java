package dev.slipway.rehearse.event;

import java.time.Duration;

/**
 * A session that holds or waits for a lock.
 *
 * @param ours whether it is the one that runs the plan
 * @param application its application_name, may be empty
 * @param state as the server says: active, idle in transaction and so on
 * @param transactionAge how long its transaction had been open when it was first seen
 * @param query its current or last statement, passwords masked, shortened
 */
public record SampledSession(int pid, boolean ours, String application, String user, String state, Duration transactionAge, String query) {
    /** Who it is, without its statement: that may hold values, and this goes into files that are handed on. */
    public String described() {
        return "pid " + pid + ", user " + user + ", application " + (application.isEmpty() ? "(none)" : application) + ", " + state
                + ", transaction open for " + transactionAge.toSeconds() + " s";
    }
}
