package dev.slipway.ui.app;

import dev.slipway.ui.kit.Command;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** What the shell knows of a stage. Everything here is called on the FX thread and must not wait. */
public abstract class StageView {
    private final StageName name;
    private final ObservableValue<StageStatus> status;
    private final ReadOnlyObjectWrapper<Optional<Command>> primary = new ReadOnlyObjectWrapper<>(Optional.empty());

    /** @param status how it stands; the rail and the head follow it */
    protected StageView(StageName name, ObservableValue<StageStatus> status) {
        this.name = name;
        this.status = status;
    }

    public final StageName name() {
        return name;
    }

    public final ObservableValue<StageStatus> status() {
        return status;
    }

    /** The one button that leads on, in the head; it may change with the state, and there may be none. */
    public final ObservableValue<Optional<Command>> primary() {
        return primary.getReadOnlyProperty();
    }

    /** Sets what leads on from here, until it is set again. */
    protected final void leadOn(Optional<Command> command) {
        primary.set(command);
    }

    /** Lets what leads on from here follow a value. */
    protected final void leadOnBy(ObservableValue<Optional<Command>> command) {
        primary.bind(command);
    }

    /** Its content below the head, which the shell draws; made once. */
    public abstract Node root();

    /** Quiet controls for the head, left of the primary button. */
    public List<Node> tools() {
        return List.of();
    }

    /** What can be done here beside the primary, for palette, help and shortcuts; asked whenever they are shown. */
    public List<Command> commands() {
        return List.of();
    }

    /** Called each time it comes into sight. */
    public void onShow() {}
}
