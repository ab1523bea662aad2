package dev.slipway.rehearse;

import dev.slipway.dialect.RowStatements;
import dev.slipway.model.Constraint;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.ProblemException;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.event.Finding;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.rehearse.run.StatementFailure;
import dev.slipway.rehearse.server.Checks;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says of a constraint that the rows on staging do not keep how many rows that are, and how to find them; never which values. */
final class Violations {
    private static final Logger LOG = LoggerFactory.getLogger(Violations.class);
    /** integrity_constraint_violation and its kin (PostgreSQL 18 manual, appendix A, class 23). */
    private static final String CLASS = "23";
    private static final String NOT_NULL = "23502";

    private final ScriptedPlan plan;
    private final Staging staging;
    private final RunControl control;
    private final RowStatements statements;

    Violations(ScriptedPlan plan, Staging staging, RunControl control) {
        this.plan = plan;
        this.staging = staging;
        this.statements = staging.server().statements();
        this.control = control;
    }

    /** The finding of the failure, with the violating rows counted where they can be. */
    Finding explained(StatementFailure failure) {
        Finding finding = failure.finding();
        StatementFailure.ServerObject object = failure.object();
        if (finding.sqlState().equals(NOT_NULL) && !object.column().isEmpty()) {
            return counted(finding, statements.nulls(ObjectKey.table(object.schema(), object.table()), object.column()),
                    object.schema() + "." + object.table(), "hold no value in " + object.column()).orElse(finding);
        }
        if (!finding.sqlState().startsWith(CLASS) || object.constraint().isEmpty()) {
            return finding;
        }
        ObjectKey key = ObjectKey.child(ObjectKind.CONSTRAINT, object.schema(), object.table(), object.constraint());
        return Stream.of(plan.to(), plan.from()).flatMap(s -> s.model().find(key).stream()).filter(Constraint.class::isInstance)
                .map(Constraint.class::cast).findFirst().flatMap(constraint -> statements.violating(constraint).flatMap(rows ->
                        counted(finding, rows, constraint.table().qualified(),
                                "violate " + constraint.key().name() + " (" + constraint.definition() + ")"))).orElse(finding);
    }

    private Optional<Finding> counted(Finding finding, String rows, String table, String what) {
        try (Checks session = staging.checks(control.cancellation())) {
            long count = session.number(statements.count(rows));
            return Optional.of(new Finding(finding.side(), finding.line(), finding.column(), finding.step(), finding.severity(),
                    "Rows of " + table + " that " + what + ": " + count, finding.sqlState(), finding.detail(),
                    "Clean these rows up before this step. They are found with: " + rows));
        } catch (SQLException | ProblemException | CancellationException notCounted) {
            // The failure itself has to be told all the same, and staging put back.
            LOG.debug("The violating rows could not be counted: {}", notCounted.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
