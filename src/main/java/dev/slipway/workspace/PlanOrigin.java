package dev.slipway.workspace;

import dev.slipway.jdbc.DatabaseIdentity;
import dev.slipway.plan.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Remembers which database a plan was made from, so that a rehearsal can refuse to run on it. Kept outside of the plan folder: it
 * says something about this machine's servers, and nothing about the plan.
 */
public record PlanOrigin(Optional<String> systemIdentifier, long startedMicros, long databaseOid) {
    private static final String FORMAT = "slipway-origin/1";
    private static final long MAX_BYTES = 64 << 10;

    /** @param folder of all origins */
    public static void remember(Path folder, Plan plan, DatabaseIdentity identity) {
        SafeFiles.writePrivate(file(folder, plan), RecordJson.write(FORMAT,
                new PlanOrigin(identity.systemIdentifier(), identity.startedMicros(), identity.databaseOid())));
    }

    /** The database, when this plan was made on this machine from a live one. */
    public static Optional<DatabaseIdentity> of(Path folder, Plan plan) {
        Path file = file(folder, plan);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        PlanOrigin origin = RecordJson.read(file, FORMAT, PlanOrigin.class, MAX_BYTES);
        return Optional.of(new DatabaseIdentity(origin.systemIdentifier, origin.startedMicros, origin.databaseOid));
    }

    private static Path file(Path folder, Plan plan) {
        return folder.resolve(PlanFolder.planHash(plan) + ".json");
    }
}
