package dev.slipway.rehearse;

import dev.slipway.rehearse.event.EventStream;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.fold.BudgetFold;
import dev.slipway.rehearse.run.RunControl;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Tells a breach of the budget as soon as it can be known, and ends the run when others suffer far beyond it. Events come on any
 * thread; what is found is told after the lock is given back, for the stream has a lock of its own.
 */
final class BudgetWatch {
    private final BudgetFold fold = new BudgetFold();
    private final RunControl control;
    private Optional<BudgetFold.Breach> critical = Optional.empty();

    BudgetWatch(RunControl control) {
        this.control = control;
    }

    void hear(RehearsalEvent event, EventStream stream) {
        List<BudgetFold.Breach> breaches;
        synchronized (fold) {
            breaches = fold.apply(event);
        }
        breaches.forEach(breach -> tell(breach, stream));
    }

    /** Call often: looks at what still lasts. */
    void look(EventStream stream) {
        Optional<BudgetFold.Breach> found;
        synchronized (fold) {
            if (critical.isPresent()) {
                return;
            }
            found = fold.critical(Duration.ofNanos(stream.nanos()));
            critical = found;
        }
        found.ifPresent(breach -> {
            tell(breach, stream);
            control.abort();
        });
    }

    /** Why the run was ended, if it was. */
    Optional<BudgetFold.Breach> critical() {
        synchronized (fold) {
            return critical;
        }
    }

    private static void tell(BudgetFold.Breach breach, EventStream stream) {
        stream.add(at -> new RehearsalEvent.BudgetBreached(at, breach.result().name(), breach.result().limit(), breach.result().measured(),
                breach.result().where(), breach.helps()));
    }
}
