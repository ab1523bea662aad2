package dev.slipway.rehearse;

import dev.slipway.jdbc.ConnectionProfile;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.Environment;
import dev.slipway.jdbc.Secret;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.event.EventJson;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.postgres.PostgresStaging;
import dev.slipway.rehearse.run.RunControl;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** A process that rehearses until it is killed; it tells its events on standard output. */
final class RehearsalChild {
    static final String PASSWORD = "REHEARSAL_CHILD_PASSWORD";

    private RehearsalChild() {}

    /**
     * @param args URL, work folder, seconds that step 2 takes, and "clone" for a rehearsal on a copy, or the phase in which it stands
     *        still
     */
    public static void main(String[] args) {
        ConnectionProfile profile = ConnectionProfile.parse(args[0], "staging", Environment.STAGING).profile();
        try (Database staging = Database.of(profile, Secret.of(System.getenv(PASSWORD)))) {
            new Rehearsal(plan(Integer.parseInt(args[2])), new Staging(staging, new PostgresStaging()),
                    args.length > 3 && args[3].equals("clone") ? RehearsalOptions.DEFAULT.withGround(Ground.CLONE)
                    : RehearsalOptions.DEFAULT,
                    Path.of(args[1]))
                    .run(new RunControl(), event -> {
                        System.out.println(EventJson.write(event));
                        while (event instanceof RehearsalEvent.PhaseEntered p && args.length > 3 && p.phase().name().equals(args[3])) {
                            LockSupport.park();
                        }
                    });
        }
    }

    /** The usual plan, but step 2 stays in its transaction for some seconds. */
    private static ScriptedPlan plan(int seconds) {
        ScriptedPlan plan = RehearsalCase.plan();
        String slow = "ALTER TABLE shop.orders ALTER COLUMN total TYPE bigint;";
        return new ScriptedPlan(plan.plan(), plan.up().replace(slow, "BEGIN;\n" + slow + "\nSELECT pg_sleep(" + seconds + ");\nCOMMIT;"),
                plan.down(),
                plan.from(), plan.to());
    }
}
