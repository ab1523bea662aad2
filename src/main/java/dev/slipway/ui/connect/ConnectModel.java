package dev.slipway.ui.connect;

import dev.slipway.jdbc.ConnectionProfile;
import dev.slipway.jdbc.Environment;
import dev.slipway.jdbc.Secret;
import dev.slipway.jdbc.ServerFacts;
import dev.slipway.jdbc.TlsMode;
import dev.slipway.model.Problem;
import dev.slipway.model.ProblemException;
import dev.slipway.rehearse.InterruptedRehearsal;
import dev.slipway.ui.kit.Job;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.work.Connecting;
import dev.slipway.ui.work.Connecting.Reached;
import dev.slipway.ui.work.Place;
import dev.slipway.ui.work.Role;
import dev.slipway.ui.work.Workbench;
import dev.slipway.workspace.SchemaSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the first stage shows: the profiles, the one that is looked at, and how reaching it went. */
public final class ConnectModel {
    private static final Texts TEXTS = Texts.of(ConnectModel.class);

    private final Workbench bench;
    private final ObservableList<ConnectionProfile> entries = FXCollections.observableArrayList();
    private final ObservableList<ConnectionProfile> shownEntries = FXCollections.unmodifiableObservableList(entries);
    private final ObjectProperty<Optional<ConnectionProfile>> selected = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Panel> panel = new ReadOnlyObjectWrapper<>(new Panel.Start());
    private final ReadOnlyObjectWrapper<Attempt> attempt = new ReadOnlyObjectWrapper<>(new Attempt.None());

    /** What the lower part shows. */
    public sealed interface Panel {
        /** How to begin. */
        record Start() implements Panel {}

        record Profile(ConnectionProfile profile) implements Panel {}

        /** @param before the profile that is changed; empty for a new one */
        record Editor(Optional<ConnectionProfile> before) implements Panel {}
    }

    /** How reaching the selected profile went. */
    public sealed interface Attempt {
        record None() implements Attempt {}

        record Running(ConnectionProfile profile) implements Attempt {}

        /** @param role what it is wanted for once the password is known; empty for a mere test */
        record PasswordNeeded(ConnectionProfile profile, Optional<Role> role) implements Attempt {}

        /** @param kept whether the keyring took the password; empty when it was not asked to, or has not answered yet */
        record Reached(ConnectionProfile profile, ServerFacts facts, Optional<Boolean> kept) implements Attempt {}

        /** @param password whether another password could help */
        record Failed(ConnectionProfile profile, Optional<Role> role, Problem problem, boolean password) implements Attempt {}
    }

    ConnectModel(Workbench bench) {
        this.bench = bench;
        bench.connecting().profiles().subscribe(this::collect);
        for (Role role : Role.values()) {
            bench.placeProperty(role).subscribe(place -> collect());
        }
        selected.subscribe(now -> {
            attempt.set(new Attempt.None());
            panel.set(now.<Panel>map(Panel.Profile::new).orElseGet(Panel.Start::new));
        });
    }

    /** Saved profiles, and those in use that are not saved, such as the demo's. */
    public ObservableList<ConnectionProfile> entries() {
        return shownEntries;
    }

    public ObjectProperty<Optional<ConnectionProfile>> selectedProperty() {
        return selected;
    }

    public ReadOnlyObjectProperty<Panel> panelProperty() {
        return panel.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Attempt> attemptProperty() {
        return attempt.getReadOnlyProperty();
    }

    public Workbench bench() {
        return bench;
    }

    private void collect() {
        List<ConnectionProfile> all = new ArrayList<>(bench.connecting().profiles());
        for (Role role : Role.values()) {
            if (bench.placeProperty(role).get().orElse(null) instanceof Place.Live live && !all.contains(live.profile())) {
                all.add(live.profile());
            }
        }
        if (!all.equals(entries)) {
            entries.setAll(all);
            selected.set(selected.get().filter(all::contains));
        }
    }

    public boolean saved(ConnectionProfile profile) {
        return bench.connecting().profiles().contains(profile);
    }

    /** The roles a profile has now. */
    public List<Role> roles(ConnectionProfile profile) {
        List<Role> roles = new ArrayList<>();
        for (Role role : Role.values()) {
            if (bench.placeProperty(role).get().orElse(null) instanceof Place.Live live && live.profile().equals(profile)) {
                roles.add(role);
            }
        }
        return roles;
    }

    /** Why the demo cannot be stopped now, in words; empty when it can. */
    public ObservableValue<String> demoStays() {
        Connecting connecting = bench.connecting();
        return Bindings.createStringBinding(() -> connecting.demoProperty().get().isEmpty() ? TEXTS.get("demo.notRunning")
                : connecting.demoIsBusy() ? TEXTS.get("demo.busy") : "", connecting.demoProperty(),
                bench.rehearsing().activity().stateProperty(), bench.rehearsing().puttingBack().stateProperty(),
                bench.files().activity().stateProperty());
    }

    /** Why a profile cannot have a role, in words; empty when it can. */
    public String refusal(ConnectionProfile profile, Role role) {
        return role == Role.STAGING && profile.environment() == Environment.PRODUCTION ? "production is never rehearsed on" : "";
    }

    public void editNew() {
        panel.set(new Panel.Editor(Optional.empty()));
    }

    public void edit(ConnectionProfile profile) {
        panel.set(new Panel.Editor(Optional.of(profile)));
    }

    public void cancelEditing() {
        panel.set(selected.get().<Panel>map(Panel.Profile::new).orElseGet(Panel.Start::new));
    }

    /** What stands in the editor. */
    public record Draft(String name, Environment environment, String host, String port, String database, String user, TlsMode tls) {
        /** @throws ProblemException naming the field that does not do */
        ConnectionProfile profile() {
            if (name.isBlank()) {
                throw new ProblemException("The connection has no name", "", "Give it one, such as shop production");
            }
            try {
                return new ConnectionProfile(name.strip(), environment, host.strip(), Integer.parseInt(port.strip()), database.strip(),
                        user.strip(), tls);
            } catch (NumberFormatException e) {
                throw new ProblemException("A port is a number from 1 to 65535", port, "Correct the port");
            }
        }
    }

    /** Keeps what stands in the editor; the problem when it does not do. */
    public Optional<Problem> save(Optional<ConnectionProfile> before, Draft draft) {
        try {
            ConnectionProfile profile = draft.profile();
            bench.connecting().save(before, profile).onDone(all -> selected.set(Optional.of(profile)));
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problem());
        }
    }

    public void remove(ConnectionProfile profile) {
        bench.connecting().remove(profile);
    }

    /** Reaches the profile and shows what answered; for a role, takes it. */
    public void reach(ConnectionProfile profile, Optional<Role> role) {
        reach(profile, role, Optional.empty(), false);
    }

    /** The same with a password that was typed just now. @param remember whether the keyring keeps it, if it is right */
    public void reach(ConnectionProfile profile, Optional<Role> role, Secret secret, boolean remember) {
        reach(profile, role, Optional.of(secret), remember);
    }

    private void reach(ConnectionProfile profile, Optional<Role> role, Optional<Secret> secret, boolean remember) {
        if (!selected.get().equals(Optional.of(profile))) {
            selected.set(Optional.of(profile));
        }
        Attempt mine = new Attempt.Running(profile);
        attempt.set(mine);
        bench.connecting().reach(profile, secret)
                .onDone(reached -> {
                    switch (reached) {
                        case Reached.PasswordNeeded needed -> answer(mine, new Attempt.PasswordNeeded(profile, role));
                        case Reached.PasswordRefused(_, Problem problem) ->
                                answer(mine, new Attempt.Failed(profile, role, problem, true));
                        case Reached.In(Place.Live place) -> {
                            role.ifPresentOrElse(wanted -> bench.connecting().take(wanted, place), () -> place.database().close());
                            Attempt in = new Attempt.Reached(profile, place.facts(), Optional.empty());
                            answer(mine, in);
                            secret.filter(typed -> remember).ifPresent(typed -> remember(in, profile, place.facts(), typed));
                        }
                    }
                })
                .onFailed(problem -> answer(mine, new Attempt.Failed(profile, role, problem, false)));
    }

    /** What comes after another profile was chosen, or this one tried again, is not shown any more. */
    private void answer(Attempt asked, Attempt answered) {
        if (attempt.get() == asked) {
            attempt.set(answered);
        }
    }

    private void remember(Attempt shown, ConnectionProfile profile, ServerFacts facts, Secret secret) {
        bench.connecting().remember(profile, secret).onDone(kept -> {
            if (attempt.get() == shown) {
                attempt.set(new Attempt.Reached(profile, facts, Optional.of(kept)));
            }
        });
    }

    /** Takes a file, a folder of SQL or of migrations, or a snapshot for a role. */
    public Job<SchemaSource> takeFile(Role role, Path file) {
        // A folder is looked through, to tell whose migrations it holds.
        return bench.background().compute("looking at " + file.getFileName(),
                progress -> SchemaSource.parse(file.toString(), Environment.SCRATCH)).onDone(source -> bench.connecting()
                .take(role, source));
    }

    /** The rehearsal that was interrupted last, while its staging has not been put back. */
    public Optional<InterruptedRehearsal> interrupted() {
        List<InterruptedRehearsal> all = bench.connecting().interrupted();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }
}
