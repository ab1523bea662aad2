package dev.slipway.ui.work;

import dev.slipway.Pipeline;
import dev.slipway.jdbc.ConnectionProfile;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.Environment;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.Circumstances.ForProduction;
import dev.slipway.rehearse.LaterForecast;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** How long the rehearsed steps take in production as it is now, which is asked for the sizes of its tables. FX thread. */
public final class Forecasting {
    private final Workbench bench;
    private final Activity activity = new Activity();
    private final ReadOnlyObjectWrapper<Optional<Foretold>> latest = new ReadOnlyObjectWrapper<>(Optional.empty());

    /** @param scriptsHash which scripts it is about */
    private record Foretold(String scriptsHash, ForProduction forecast) {}

    Forecasting(Workbench bench) {
        this.bench = bench;
    }

    /** What can be asked: the database that the plan starts from, and all saved profiles of production. */
    public List<ConnectionProfile> productions() {
        return Stream.concat(source().map(Place.Live::profile).stream(), bench.connecting().profiles().stream())
                .filter(profile -> profile.environment() == Environment.PRODUCTION).distinct().toList();
    }

    private Optional<Place.Live> source() {
        return bench.fromProperty().get().filter(Place.Live.class::isInstance).map(Place.Live.class::cast);
    }

    public Activity activity() {
        return activity;
    }

    /** Changes with every answer. */
    public ReadOnlyObjectProperty<? extends Optional<?>> latestProperty() {
        return latest.getReadOnlyProperty();
    }

    /** The newest answer about those scripts; empty before one was asked for. */
    public Optional<ForProduction> latest(String scriptsHash) {
        return latest.get().filter(foretold -> foretold.scriptsHash().equals(scriptsHash)).map(Foretold::forecast);
    }

    /** Reads the sizes of its tables, in a read-only session. Needs a plan that was rehearsed. */
    public void ask(ConnectionProfile production) {
        if (activity.running()) {
            return;
        }
        ScriptedPlan plan = bench.planning().planProperty().get().orElseThrow();
        Path runs = bench.folders().rehearsals();
        Optional<Database> open = source().filter(live -> live.profile().equals(production)).map(Place.Live::database);
        activity.follow(bench.background().run("asking " + production.name() + " for its sizes", progress -> {
            LaterForecast rehearsed = LaterForecast.from(plan, runs);
            if (open.isPresent()) {
                return new Foretold(plan.scriptsHash(), rehearsed.in(Pipeline.introspect(open.get())));
            }
            try (Database database = bench.connecting().unasked(production)) {
                return new Foretold(plan.scriptsHash(), rehearsed.in(Pipeline.introspect(database)));
            }
        })).onDone(foretold -> latest.set(Optional.of(foretold)));
    }
}
