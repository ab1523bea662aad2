package dev.slipway.rehearse;

import dev.slipway.model.ProblemException;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.Circumstances.ForProduction;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.TableSize;
import dev.slipway.rehearse.forecast.Forecast;
import java.nio.file.Path;
import java.util.List;

/** How long the steps of a plan that was rehearsed before take in production as it is now. */
public final class LaterForecast {
    private final ScriptedPlan plan;
    private final List<List<RehearsalEvent>> runs;

    private LaterForecast(ScriptedPlan plan, List<List<RehearsalEvent>> runs) {
        this.plan = plan;
        this.runs = runs;
    }

    /**
     * From what the newest rehearsals of exactly these scripts measured.
     *
     * @param work the work folder of rehearsals
     * @throws ProblemException when none of them was kept there
     */
    public static LaterForecast from(ScriptedPlan plan, Path work) {
        List<List<RehearsalEvent>> runs = KeptRuns.measured(work, plan.scriptsHash());
        if (runs.isEmpty()) {
            throw new ProblemException("These scripts were not rehearsed on this machine, or what was measured is not kept any more",
                    plan.plan().title(), "Rehearse them: slipway rehearse DIR --staging URL");
        }
        return new LaterForecast(plan, runs);
    }

    /**
     * @param production its schema with the sizes of its tables
     * @throws ProblemException when the statistics there know no rows
     */
    public ForProduction in(Snapshot production) {
        List<TableSize> sizes = Forecast.sizes(production);
        if (sizes.stream().noneMatch(size -> size.rows() > 0)) {
            throw new ProblemException("How large the tables of production are is not known", production.source(),
                    production == plan.from() ? "Name production, so that it can be asked: slipway forecast DIR --production URL"
                            : "Run ANALYZE there");
        }
        return new ForProduction(production.source(), sizes, Forecast.of(plan, runs.getFirst(), runs.subList(1, runs.size()), sizes));
    }
}
