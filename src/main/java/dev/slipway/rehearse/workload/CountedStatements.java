package dev.slipway.rehearse.workload;

import dev.slipway.model.ProblemException;
import dev.slipway.rehearse.event.Age;
import dev.slipway.rehearse.server.WorkloadSupport;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The statements that the server has counted most often in this database. It is old code that was counted. */
final class CountedStatements {
    private static final int MOST = 20;

    private CountedStatements() {}

    static Workload read(Connection connection, WorkloadSupport server) throws SQLException {
        List<Workload.Script> scripts = new ArrayList<>();
        for (WorkloadSupport.Counted counted : server.counted(connection, MOST)) {
            int weight = (int) Math.clamp(counted.calls(), 1, 1_000_000);
            scripts.add(Workload.Script.of("statement " + (scripts.size() + 1), Age.OLD, weight, counted.sql()));
        }
        if (scripts.isEmpty()) {
            throw new ProblemException(server.counter() + " holds no statement of this database that can be repeated", server.counter(),
                    "Let the application run there for a while, or give a file or \"schema\" as the workload");
        }
        return new Workload(server.counter(), scripts);
    }
}
