package dev.slipway.rehearse;

import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.postgres.CheckSession;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.rehearse.workload.Workload;
import dev.slipway.rehearse.workload.WorkloadSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Gets the workload of a rehearsal, wherever it comes from. */
final class Workloads {
    private final ScriptedPlan plan;
    private final Database staging;
    private final RunControl control;

    Workloads(ScriptedPlan plan, Database staging, RunControl control) {
        this.plan = plan;
        this.staging = staging;
        this.control = control;
    }

    Workload from(WorkloadSource source, List<TableScope> scope) throws SQLException {
        return switch (source) {
            case WorkloadSource.File(var path) -> Workload.read(path);
            case WorkloadSource.Statistics() -> {
                try (Connection connection = staging.borrow(SessionPurpose.WORKLOAD)) {
                    yield Workload.counted(connection);
                }
            }
            case WorkloadSource.Schema() -> {
                try (CheckSession session = new CheckSession(staging, control.cancellation())) {
                    yield GeneratedWorkload.of(plan, scope, session);
                }
            }
        };
    }
}
