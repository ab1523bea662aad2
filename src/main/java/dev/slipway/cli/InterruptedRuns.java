package dev.slipway.cli;

import dev.slipway.Pipeline;
import dev.slipway.jdbc.ConnectionProfile;
import dev.slipway.jdbc.ConnectionTest;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.DatabaseIdentity;
import dev.slipway.model.ProblemException;
import dev.slipway.rehearse.InterruptedRehearsal;
import dev.slipway.rehearse.run.RunControl;
import java.nio.file.Path;
import java.util.List;

/**
 * Rehearsals whose process died on a staging database.
 *
 * @param work where runs are kept
 */
record InterruptedRuns(Terminal terminal, Path work) {
    /** Says what was interrupted there and how it is put back; for a command that ends before it connects. */
    void mention(ConnectionProfile staging) {
        for (InterruptedRehearsal interrupted : of(staging)) {
            terminal.note(interrupted.described());
            terminal.note("Put it back with: slipway rehearse --put-back --staging '" + staging.redactedUrl() + "'");
        }
    }

    /** Puts staging back before anything else is done there; a person is asked first. */
    void putBackFirst(Database staging) {
        for (InterruptedRehearsal interrupted : of(staging)) {
            terminal.note(interrupted.described());
            if (interrupted.stagingTouched() && terminal.ask("Put staging back now? [Y/n]")
                    .filter(a -> a.equalsIgnoreCase("n") || a.equalsIgnoreCase("no")).isPresent()) {
                throw new ProblemException("Staging is in the middle of an interrupted rehearsal", staging.profile().target(),
                        "Let it be put back, or do so by hand and then run slipway rehearse --forget");
            }
            putBack(interrupted, staging);
        }
    }

    /** @return the exit code */
    int putBack(Database staging) {
        List<InterruptedRehearsal> there = of(staging);
        for (InterruptedRehearsal interrupted : there) {
            terminal.note(interrupted.described());
            putBack(interrupted, staging);
        }
        if (there.isEmpty()) {
            terminal.print("No interrupted rehearsal is known on " + staging.profile().target() + ".");
        }
        return ExitCode.GOOD;
    }

    /** Deletes what was kept to put staging back. Does not connect: the database may be gone. @return the exit code */
    int forget(ConnectionProfile staging) {
        List<InterruptedRehearsal> there = of(staging);
        for (InterruptedRehearsal interrupted : there) {
            terminal.note(interrupted.described());
            interrupted.forget();
            terminal.print("Forgotten: its backup is deleted, and staging is left as it is.");
        }
        if (there.isEmpty()) {
            terminal.print("No interrupted rehearsal is known on " + staging.redactedUrl() + ".");
            InterruptedRehearsal.find(work).forEach(other -> terminal.note("There is one elsewhere: " + other.record().url()));
        }
        return ExitCode.GOOD;
    }

    private void putBack(InterruptedRehearsal interrupted, Database staging) {
        interrupted.putBack(Pipeline.staging(staging), new RunControl(), new RehearsalDisplay(terminal)::show);
        terminal.print("Staging is as it was before that rehearsal.");
    }

    private List<InterruptedRehearsal> of(ConnectionProfile staging) {
        return InterruptedRehearsal.find(work).stream().filter(i -> i.record().url().equals(staging.redactedUrl())).toList();
    }

    /** By what the server says it is: one database has many addresses. */
    private List<InterruptedRehearsal> of(Database staging) {
        List<InterruptedRehearsal> all = InterruptedRehearsal.find(work);
        if (all.isEmpty()) {
            return all;
        }
        DatabaseIdentity identity = ConnectionTest.run(staging).identity();
        return all.stream().filter(i -> i.record().ranOn(identity, staging.profile().redactedUrl())).toList();
    }
}
