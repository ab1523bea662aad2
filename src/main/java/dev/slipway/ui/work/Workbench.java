package dev.slipway.ui.work;

import dev.slipway.jdbc.Database;
import dev.slipway.ui.kit.Background;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * What the stages share. The parts hold what can be done, each with its own results: {@link #connecting()}, {@link #comparing()},
 * {@link #reviewing()}, {@link #planning()},
 * {@link #files()}, {@link #rehearsing()}, {@link #forecasting()}, {@link #approving()}. FX thread.
 */
public final class Workbench implements AutoCloseable {
    /** How long the window's end waits for staging to be put back. */
    private static final Duration PUTTING_BACK = Duration.ofMinutes(2);

    private final Background background;
    private final WorkFolders folders;
    private final ObjectProperty<Optional<Place>> from = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Place>> to = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Place>> staging = new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty author = new SimpleStringProperty("");
    private final StringProperty reviewer = new SimpleStringProperty("");
    private final Connecting connecting;
    private final Comparing comparing;
    private final Planning planning;
    private final PlanFiles files;
    private final Reviewing reviewing;
    private final Rehearsing rehearsing;
    private final Forecasting forecasting;
    private final Approving approving;

    /** @param author the name plans carry until it is changed */
    public Workbench(Background background, WorkFolders folders, String author) {
        this.background = background;
        this.folders = folders;
        this.author.set(author);
        connecting = new Connecting(this);
        comparing = new Comparing(this);
        files = new PlanFiles(this);
        planning = new Planning(this);
        reviewing = new Reviewing(this);
        rehearsing = new Rehearsing(this);
        forecasting = new Forecasting(this);
        approving = new Approving(this);
    }

    /** Where the migration starts. */
    public ObjectProperty<Optional<Place>> fromProperty() {
        return from;
    }

    /** Where it leads. */
    public ObjectProperty<Optional<Place>> toProperty() {
        return to;
    }

    /** Where it is rehearsed: a live database, when there is one. */
    public ObjectProperty<Optional<Place>> stagingProperty() {
        return staging;
    }

    public ObjectProperty<Optional<Place>> placeProperty(Role role) {
        return switch (role) {
            case FROM -> from;
            case TO -> to;
            case STAGING -> staging;
        };
    }

    /** The staging database, when it was reached. */
    public Optional<Database> stagingDatabase() {
        return staging.get().filter(Place.Live.class::isInstance).map(place -> ((Place.Live) place).database());
    }

    /** Who makes the plan. */
    public StringProperty authorProperty() {
        return author;
    }

    /** Who decides about it; somebody else than the author. */
    public StringProperty reviewerProperty() {
        return reviewer;
    }

    public Background background() {
        return background;
    }

    public WorkFolders folders() {
        return folders;
    }

    /** Profiles, the demo, what was interrupted. */
    public Connecting connecting() {
        return connecting;
    }

    /** The two schemas and what differs. */
    public Comparing comparing() {
        return comparing;
    }

    /** The differences that somebody has looked at. */
    public Reviewing reviewing() {
        return reviewing;
    }

    /** The plan, its scripts and the shadow run. */
    public Planning planning() {
        return planning;
    }

    /** The plan's folder on disk. */
    public PlanFiles files() {
        return files;
    }

    /** The running or last rehearsal. */
    public Rehearsing rehearsing() {
        return rehearsing;
    }

    /** What was measured, for production as it is now. */
    public Forecasting forecasting() {
        return forecasting;
    }

    /** Verification, approval and export. */
    public Approving approving() {
        return approving;
    }

    /** Ends what runs, closes the databases and stops the demo. Waits: not on the FX thread while the window is open. */
    @Override
    public void close() {
        rehearsing.close(PUTTING_BACK);
        connecting.close();
    }
}
