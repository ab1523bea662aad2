package dev.slipway.ui.work;

import dev.slipway.demo.Demo;
import dev.slipway.demo.DemoAnswers;
import dev.slipway.jdbc.ConnectionProfile;
import dev.slipway.jdbc.ConnectionTest;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.ParsedUrl;
import dev.slipway.jdbc.PasswordSource;
import dev.slipway.jdbc.Passwords;
import dev.slipway.jdbc.Secret;
import dev.slipway.model.Problem;
import dev.slipway.model.ProblemException;
import dev.slipway.rehearse.InterruptedRehearsal;
import dev.slipway.ui.kit.Job;
import dev.slipway.workspace.PlanAnswers;
import dev.slipway.workspace.PlanFolder;
import dev.slipway.workspace.ProfileStore;
import dev.slipway.workspace.SchemaSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The saved profiles, the databases that are reached, the demo, and rehearsals that were interrupted. */
public final class Connecting {
    private final Workbench bench;
    private final ProfileStore store;
    private final ObservableList<ConnectionProfile> profiles = FXCollections.observableArrayList();
    /** Held: a read-only list that nobody holds is collected, and its listeners hear nothing any more. */
    private final ObservableList<ConnectionProfile> shownProfiles = FXCollections.unmodifiableObservableList(profiles);
    private final ObservableList<InterruptedRehearsal> interrupted = FXCollections.observableArrayList();
    private final ObservableList<Path> samples = FXCollections.observableArrayList();
    // A view listens to its list weakly: whoever listens to one that nobody keeps hears nothing once it is collected.
    private final ObservableList<Path> shownSamples = FXCollections.unmodifiableObservableList(samples);
    private final ReadOnlyObjectWrapper<Optional<Demo>> demo = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Activity loading = new Activity();
    private final Activity startingDemo = new Activity();
    private final Activity reaching = new Activity();
    /** Passwords that were typed, until the window is closed. */
    private final Map<String, Secret> typed = new ConcurrentHashMap<>();
    private final List<Database> opened = new ArrayList<>();
    private Optional<ForDemo> forDemo = Optional.empty();

    Connecting(Workbench bench) {
        this.bench = bench;
        this.store = new ProfileStore(bench.folders().config());
    }

    /** What trying to reach a database came to. */
    public sealed interface Reached {
        record In(Place.Live place) implements Reached {}

        /** The server wants a password, and none was found. */
        record PasswordNeeded(ConnectionProfile profile) implements Reached {}

        /** The one that was found is wrong. */
        record PasswordRefused(ConnectionProfile profile, Problem problem) implements Reached {}
    }

    public ObservableList<ConnectionProfile> profiles() {
        return shownProfiles;
    }

    /** Rehearsals whose process died before staging was put back. */
    public ObservableList<InterruptedRehearsal> interrupted() {
        return interrupted;
    }

    /** The folders of the sample plans. */
    public ObservableList<Path> samples() {
        return shownSamples;
    }

    /** The running demo. */
    public ReadOnlyObjectProperty<Optional<Demo>> demoProperty() {
        return demo.getReadOnlyProperty();
    }

    /** What the person of the demo would answer; nothing outside the demo. */
    public Optional<PlanAnswers> suggestedAnswers() {
        return demo.get().map(running -> DemoAnswers.answers());
    }

    public Activity loading() {
        return loading;
    }

    public Activity startingDemo() {
        return startingDemo;
    }

    public Activity reaching() {
        return reaching;
    }

    /** Reads the profiles, and looks for interrupted rehearsals. */
    public void load() {
        loading.follow(bench.background().compute("reading profiles", progress -> store.all())).onDone(profiles::setAll);
        bench.background().compute("looking for interrupted rehearsals", progress -> InterruptedRehearsal.find(bench.folders()
                .rehearsals()))
                .onDone(interrupted::setAll);
        bench.background().compute("looking for sample plans", progress -> samplesIn(bench.folders().samples())).onDone(samples::setAll);
    }

    private static List<Path> samplesIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> PlanFolder.at(path).exists()).sorted().toList();
        }
    }

    /** Keeps a profile in place of the one it was before. */
    public Job<List<ConnectionProfile>> save(Optional<ConnectionProfile> before, ConnectionProfile profile) {
        return bench.background().compute("saving the profile", progress -> {
            before.filter(old -> !old.name().equals(profile.name())).ifPresent(old -> store.remove(old.name()));
            store.put(profile);
            return store.all();
        }).onDone(profiles::setAll);
    }

    public Job<List<ConnectionProfile>> remove(ConnectionProfile profile) {
        return bench.background().compute("removing the profile", progress -> {
            store.remove(profile.name());
            return store.all();
        }).onDone(profiles::setAll);
    }

    /** Reaches a database and says what answered. @param secret a password that was typed just now */
    public Job<Reached> reach(ConnectionProfile profile, Optional<Secret> secret) {
        return reaching.follow(bench.background().run("connecting to " + profile.name(), progress -> {
            AtomicBoolean asked = new AtomicBoolean();
            Optional<Secret> known = secret.or(() -> typed(profile));
            Passwords passwords = Passwords.standard(wanted -> {
                asked.set(true);
                return Optional.empty();
            });
            try {
                Database database = passwords.connect(new ParsedUrl(profile, known));
                Reached reached = new Reached.In(new Place.Live(profile, database, ConnectionTest.run(database)));
                secret.ifPresent(right -> typed.put(profile.target() + profile.user(), right));
                return reached;
            } catch (ProblemException refused) {
                if (asked.get()) {
                    return new Reached.PasswordNeeded(profile);
                }
                if (Passwords.refused(refused)) {
                    return new Reached.PasswordRefused(profile, refused.problem());
                }
                throw refused;
            }
        }));
    }

    private Optional<Secret> typed(ConnectionProfile profile) {
        return Optional.ofNullable(typed.get(profile.target() + profile.user()));
    }

    /**
     * Reaches a database without asking anybody: with the password that was typed before, or one that is kept somewhere. Not on the FX
     * thread; who asks for it closes it.
     *
     * @throws ProblemException when it cannot be reached like that
     */
    Database unasked(ConnectionProfile profile) {
        return Passwords.standard(PasswordSource.nobody()).connect(new ParsedUrl(profile, typed(profile)));
    }

    /** Whether this machine has a keyring to keep passwords in. */
    public boolean canRemember() {
        return Passwords.standard(PasswordSource.nobody()).hasKeyring();
    }

    /** Keeps a password that was right in the system's keyring; false when there is none. */
    public Job<Boolean> remember(ConnectionProfile profile, Secret secret) {
        return bench.background().compute("keeping the password",
                progress -> Passwords.standard(PasswordSource.nobody()).remember(profile, secret));
    }

    /** Takes a database that was reached, or a file, for a role. */
    public void take(Role role, Place place) {
        if (place instanceof Place.Live live) {
            opened.add(live.database());
        }
        bench.placeProperty(role).set(Optional.of(place));
    }

    /** Takes a file, a folder or a snapshot for a role. */
    public void take(Role role, SchemaSource source) {
        take(role, new Place.Filed(source));
    }

    /** Starts the demo, and takes its three databases. */
    public void startDemo() {
        if (demo.get().isPresent() || startingDemo.running()) {
            return;
        }
        startingDemo.follow(bench.background().run("starting the demo", progress -> {
            Demo started = Demo.start((step, fraction) -> {
                progress.say(step);
                progress.at(fraction * 0.95);
            });
            return DemoPlaces.of(started);
        })).onDone(places -> {
            demo.set(Optional.of(places.demo()));
            forDemo = Optional.of(new ForDemo(places, bench.authorProperty().get(), bench.reviewerProperty().get()));
            bench.authorProperty().set(DemoAnswers.AUTHOR);
            bench.reviewerProperty().set(DemoAnswers.REVIEWER);
            // A plan that was opened keeps its two ends and is rehearsed on the demo's staging.
            if (!(bench.fromProperty().get().orElse(null) instanceof Place.Kept)) {
                bench.fromProperty().set(Optional.of(places.from()));
                bench.toProperty().set(Optional.of(places.to()));
            }
            bench.stagingProperty().set(Optional.of(places.staging()));
        });
    }

    private record DemoPlaces(Demo demo, Place.Live from, Place.Live to, Place.Live staging) {
        static DemoPlaces of(Demo started) {
            try {
                return new DemoPlaces(started, live(started.production()), live(started.desired()), live(started.staging()));
            } catch (ProblemException unreachable) {
                // What a killed demo left behind is somebody's staging in the middle of a migration.
                if (started.resumed()) {
                    started.suspend();
                } else {
                    started.close();
                }
                throw unreachable;
            }
        }
    }

    /** What the demo has set, and what stood there before. */
    private record ForDemo(DemoPlaces places, String author, String reviewer) {}

    private static Place.Live live(Database database) {
        return new Place.Live(database.profile(), database, ConnectionTest.run(database));
    }

    /** Whether something is at work on a staging database, which may be the demo's. */
    public boolean demoIsBusy() {
        return bench.rehearsing().activity().running() || bench.rehearsing().puttingBack().running() || bench.files().activity().running();
    }

    /** Stops the demo and lets go of its databases; what is not the demo's stays. Not while {@link #demoIsBusy()}. */
    public void stopDemo() {
        if (demoIsBusy()) {
            return;
        }
        demo.get().ifPresent(running -> {
            demo.set(Optional.empty());
            forDemo.ifPresent(this::takeBack);
            forDemo = Optional.empty();
            bench.background().run("stopping the demo", progress -> {
                running.close();
                return true;
            });
        });
    }

    private void takeBack(ForDemo set) {
        List<Place> places = List.of(set.places().from(), set.places().to(), set.places().staging());
        for (Role role : Role.values()) {
            ObjectProperty<Optional<Place>> property = bench.placeProperty(role);
            if (property.get().filter(places::contains).isPresent()) {
                property.set(Optional.empty());
            }
        }
        takeBack(bench.authorProperty(), DemoAnswers.AUTHOR, set.author());
        takeBack(bench.reviewerProperty(), DemoAnswers.REVIEWER, set.reviewer());
    }

    private static void takeBack(StringProperty name, String ofDemo, String before) {
        if (name.get().equals(ofDemo)) {
            name.set(before);
        }
    }

    void close() {
        opened.forEach(Database::close);
        demo.get().ifPresent(running -> {
            if (interrupted.isEmpty()) {
                running.close();
            } else {
                // Staging is still to be put back: the next start needs it as it is.
                running.suspend();
            }
        });
    }
}
