package dev.slipway.ui.app;

import dev.slipway.ui.work.EnvironmentTone;
import dev.slipway.ui.work.Place;
import dev.slipway.ui.work.Workbench;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/** Lets the bars of the shell follow the workbench. */
final class ShellBinding {
    private ShellBinding() {}

    static void bind(ShellModel shell, Workbench bench) {
        shell.fromProperty().bind(endpoint(bench.fromProperty()));
        shell.toProperty().bind(endpoint(bench.toProperty()));
        shell.stagingProperty().bind(endpoint(bench.stagingProperty()));
        shell.planNameProperty().bind(bench.planning().planProperty().map(plan -> plan.map(p -> p.plan().title()).orElse("")));
        shell.serverProperty().bind(bench.fromProperty().map(place -> place.map(ShellBinding::server).orElse("")));
    }

    private static ObservableValue<Endpoint> endpoint(ObservableValue<Optional<Place>> place) {
        return place.map(now -> now.map(p -> new Endpoint(p.name(), EnvironmentTone.of(p), p.detail())).orElse(Endpoint.NONE));
    }

    private static String server(Place place) {
        return switch (place) {
            case Place.Live live -> live.facts().product() + " " + live.facts().version();
            case Place.Kept kept -> kept.snapshot().server().engine().title() + " " + kept.snapshot().server().text();
            case Place.Filed filed -> "";
        };
    }
}
