package dev.slipway.rehearse;

import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.server.Checks;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.rehearse.workload.Workload;
import dev.slipway.rehearse.workload.WorkloadSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Gets the workload of a rehearsal, wherever it comes from. */
final class Workloads {
    private final ScriptedPlan plan;
    private final Staging staging;
    private final RunControl control;

    Workloads(ScriptedPlan plan, Staging staging, RunControl control) {
        this.plan = plan;
        this.staging = staging;
        this.control = control;
    }

    Workload from(WorkloadSource source, List<TableScope> scope) throws SQLException {
        return switch (source) {
            case WorkloadSource.File(var path) -> Workload.read(path, staging.server().scripting());
            case WorkloadSource.Statistics() -> {
                try (Connection connection = staging.borrow(SessionPurpose.WORKLOAD)) {
                    yield Workload.counted(connection, staging.server().workloads());
                }
            }
            case WorkloadSource.Schema() -> {
                try (Checks session = staging.checks(control.cancellation())) {
                    yield GeneratedWorkload.of(plan, scope, session, staging.server().statements());
                }
            }
        };
    }
}
