package dev.slipway.ui.rehearse;

import java.util.List;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;

/** A run while it lasts: how far it is, its locks, its checks and its log. */
final class RunPane extends BorderPane {
    private final ProgressHead head;
    private final LocksPane locks = new LocksPane();
    private final ChecksPane checks = new ChecksPane();
    private final LogPane log;

    RunPane(List<? extends Node> controls, ObservableList<LogLine> lines) {
        head = new ProgressHead(controls);
        log = new LogPane(lines);
        var below = new SplitPane(checks, log);
        below.setDividerPositions(0.4);
        var parts = new SplitPane(locks, below);
        parts.setOrientation(Orientation.VERTICAL);
        parts.setDividerPositions(0.62);
        setTop(head);
        setCenter(parts);
    }

    void show(RunPicture picture) {
        head.show(picture);
        locks.show(picture);
        checks.show(picture.answers().checks());
        log.follow();
    }
}
