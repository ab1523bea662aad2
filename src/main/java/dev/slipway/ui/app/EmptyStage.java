package dev.slipway.ui.app;

import dev.slipway.ui.kit.EmptyState;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** A stage with nothing in it but what is needed before there can be. */
final class EmptyStage implements StageView {
    private final StageName name;
    private final Node root;
    private final ObservableValue<StageStatus> status;

    EmptyStage(StageName name, String what, String next, ObservableValue<StageStatus> status) {
        this.name = name;
        this.root = new EmptyState(name.icon(), what, next);
        this.status = status;
    }

    @Override
    public StageName name() {
        return name;
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public ObservableValue<StageStatus> status() {
        return status;
    }
}
