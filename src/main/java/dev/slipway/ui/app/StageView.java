package dev.slipway.ui.app;

import dev.slipway.ui.kit.Command;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** What the shell knows of a stage. Everything here is called on the FX thread and must not wait. */
public interface StageView {
    StageName name();

    /** Its content below the head, which the shell draws; made once. */
    Node root();

    /** How it stands; the rail and the head follow it. */
    ObservableValue<StageStatus> status();

    /** The one button that leads on, in the head; it may change with the state, and there may be none. */
    default ObservableValue<Optional<Command>> primary() {
        return new ReadOnlyObjectWrapper<>(Optional.empty());
    }

    /** Quiet controls for the head, left of the primary button. */
    default List<Node> tools() {
        return List.of();
    }

    /** What can be done here beside the primary, for palette, help and shortcuts; asked whenever they are shown. */
    default List<Command> commands() {
        return List.of();
    }

    /** Called each time it comes into sight. */
    default void onShow() {}
}
