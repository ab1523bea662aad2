package dev.slipway.rehearse.mysql;

import dev.slipway.jdbc.ConnectionProfile;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.Environment;
import dev.slipway.jdbc.Secret;
import dev.slipway.rehearse.Rehearsal;
import dev.slipway.rehearse.RehearsalOptions;
import dev.slipway.rehearse.Staging;
import dev.slipway.rehearse.event.EventJson;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.rehearse.run.mysql.MySqlScripting;
import dev.slipway.workspace.PlanFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A process that rehearses the plan of a folder until it is killed; it tells its events on standard output. */
final class MySqlRehearsalChild {
    private static final String PASSWORD = "REHEARSAL_CHILD_PASSWORD";

    private MySqlRehearsalChild() {}

    /** @param args URL, work folder, plan folder, and the text of the event at which it stands still */
    public static void main(String[] args) {
        ConnectionProfile profile = ConnectionProfile.parse(args[0], "staging", Environment.STAGING).profile();
        try (Database staging = Database.of(profile, Secret.of(System.getenv(PASSWORD)))) {
            new Rehearsal(PlanFolder.at(Path.of(args[2])).read(), new Staging(staging, new MySqlStaging(new MySqlScripting())),
                    RehearsalOptions.DEFAULT, Path.of(args[1])).run(new RunControl(), event -> {
                        System.out.println(EventJson.write(event));
                        while (moment(event).equals(args[3])) {
                            LockSupport.park();
                        }
                    });
        }
    }

    /** Where a rehearsal is, such as "UP" or "DOWN step 1 done"; empty for anything else. */
    static String moment(RehearsalEvent event) {
        return switch (event) {
            case RehearsalEvent.PhaseEntered entered -> entered.phase().name();
            case RehearsalEvent.StepFinished finished -> finished.phase() + " step " + finished.step() + " done";
            default -> "";
        };
    }

    /** Kills one when the moment comes. */
    static void killAt(String moment, MySqlDatabase staging, Path work, Path plan) throws IOException, InterruptedException {
        Predicate<RehearsalEvent> there = event -> moment(event).equals(moment);
        ProcessBuilder builder = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), MySqlRehearsalChild.class.getName(),
                staging.database().profile().redactedUrl(), work.toString(), plan.toString(), moment))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put(PASSWORD, MySqlDatabase.password());
        Process child = builder.start();
        try (BufferedReader lines = child.inputReader()) {
            if (lines.lines().map(EventJson::read).noneMatch(there)) {
                throw new AssertionError("the moment to kill did not come: " + moment);
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
    }
}
