package dev.slipway.rehearse;

import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.model.ProblemException;
import dev.slipway.rehearse.LockObserver.Whereabouts;
import dev.slipway.rehearse.event.Age;
import dev.slipway.rehearse.event.EventStream;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.event.Tried;
import dev.slipway.rehearse.workload.Prepared;
import dev.slipway.rehearse.workload.Workload;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out after each step, up and down, which statements of old and of new code work with the schema as it is then. */
final class Compatibility {
    private static final Logger LOG = LoggerFactory.getLogger(Compatibility.class);

    private final Staging staging;
    private final Workload workload;
    private final CurrentAges ages;
    private final EventStream events;
    private final Course course;
    private final Set<String> broken = new TreeSet<>();

    Compatibility(Staging staging, Workload workload, CurrentAges ages, EventStream events, Course course) {
        this.staging = staging;
        this.workload = workload;
        this.ages = ages;
        this.events = events;
        this.course = course;
    }

    /** Call where the plan's session is between two steps. */
    void look() {
        Whereabouts here = course.here();
        boolean first = here.phase() == RehearsalPhase.BASELINE;
        if (!first && (!course.stepOver() || here.phase() != RehearsalPhase.UP && here.phase() != RehearsalPhase.DOWN)) {
            return;
        }
        Set<Age> current = ages.at(here.phase(), here.step(), true);
        try (Connection connection = staging.borrow(SessionPurpose.CHECK)) {
            Prepared prepared = new Prepared(connection, staging.server().workloads());
            List<Tried> tried = new ArrayList<>();
            for (Workload.Script script : workload.scripts()) {
                Tried result = prepared.attempt(script, script.age() == Age.BOTH || current.contains(script.age()));
                tried.add(result);
                if (result.required() && !result.works()) {
                    broken.add("\"" + script.name() + "\" " + where(here, first) + " (" + result.message() + ")");
                }
            }
            events.add(at -> new RehearsalEvent.CompatibilityTried(at, here.phase(), here.step(), tried));
        } catch (SQLException | ProblemException lost) {
            LOG.warn("Old and new code could not be tried after step {}: {}", here.step(), lost.getClass().getSimpleName());
            broken.add("nothing could be tried " + where(here, first));
        }
    }

    private static String where(Whereabouts here, boolean first) {
        return first ? "before step 1" : "after step " + here.step() + " of " + here.phase().title().toLowerCase(Locale.ROOT);
    }

    /** Whether everything worked that had to; told as a check. */
    boolean holds() {
        return course.check("old code works until the contract phase, new code from the end of expand", broken.isEmpty(),
                broken.isEmpty() ? workload.scripts().size() + " scripts tried after each step" : SchemaDrift.few(List.copyOf(broken), 5));
    }
}
