package dev.slipway.rehearse.shadow.mysql;

import dev.slipway.model.ServerVersion;
import dev.slipway.plan.Plan;
import dev.slipway.plan.Step;
import dev.slipway.plan.StepEffects;
import dev.slipway.plan.StepScript;
import dev.slipway.plan.mysql.AlterWay;
import dev.slipway.plan.mysql.MySqlScripts;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out, on a throw-away database that holds the schema a plan starts from, in which way each of its ALTER TABLE is carried out: the
 * least disturbing one that the server does not refuse. A refused statement has done nothing, so that the next way can be tried.
 */
final class AlgorithmTrial {
    private static final Logger LOG = LoggerFactory.getLogger(AlgorithmTrial.class);

    private final Statement session;
    private final List<AlterWay> ways;
    /** For each step the way of its up side that disturbs most. */
    private final Map<Integer, AlterWay> found = new HashMap<>();

    private AlgorithmTrial(Statement session, List<AlterWay> ways) {
        this.session = session;
        this.ways = ways;
    }

    /**
     * The plan with the ways stated as far as they were found out: up to the first statement that the server refuses in any way.
     *
     * @param server the one that the plan is for
     * @param connection to the throw-away database
     */
    static Plan of(Plan plan, ServerVersion server, Connection connection) throws SQLException {
        try (Statement session = connection.createStatement()) {
            session.setEscapeProcessing(false);
            for (String setting : MySqlScripts.SETTINGS) {
                session.execute(setting);
            }
            return new AlgorithmTrial(session, AlterWay.of(server)).run(plan);
        }
    }

    private Plan run(Plan plan) {
        List<Step> steps = new ArrayList<>(plan.steps());
        boolean whole = true;
        for (int i = 0; i < steps.size() && whole; i++) {
            Step step = steps.get(i);
            Optional<StepScript> up = stated(step.up(), step.number());
            whole = up.isPresent();
            if (whole) {
                steps.set(i, step.with(up.get(), step.down(), effects(step)));
            }
        }
        for (int i = steps.size() - 1; i >= 0 && whole; i--) {
            Step step = steps.get(i);
            Optional<StepScript> down = stated(step.down(), 0);
            whole = down.isPresent();
            if (whole) {
                steps.set(i, step.with(step.up(), down.get(), step.effects()));
            }
        }
        return plan.withSteps(steps);
    }

    private StepEffects effects(Step step) {
        AlterWay way = found.get(step.number());
        return way == null ? step.effects() : way.of(step.effects(), table(step));
    }

    private static String table(Step step) {
        return step.objects().getFirst().parent().isEmpty() ? step.objects().getFirst().name() : step.objects().getFirst().parent();
    }

    /** One side of a step, carried out; nothing when the server refuses it. */
    private Optional<StepScript> stated(StepScript side, int step) {
        List<String> statements = new ArrayList<>();
        for (String statement : side.statements()) {
            Optional<String> done = AlterWay.isOpen(statement) ? least(statement, step) : Optional.empty();
            if (done.isEmpty() && TouchedTables.counts(statement) && !runs(statement)) {
                return Optional.empty();
            }
            statements.add(done.orElse(statement));
        }
        return Optional.of(new StepScript(side.todo(), side.transaction(), statements));
    }

    private Optional<String> least(String statement, int step) {
        for (AlterWay way : ways) {
            if (runs(way.stated(statement))) {
                found.merge(step, way, (a, b) -> a.compareTo(b) >= 0 ? a : b);
                return Optional.of(way.stated(statement));
            }
        }
        return Optional.empty();
    }

    private boolean runs(String statement) {
        try {
            session.execute(statement);
            return true;
        } catch (SQLException refused) {
            LOG.debug("Refused with {}: {}", refused.getErrorCode(), statement);
            return false;
        }
    }
}
