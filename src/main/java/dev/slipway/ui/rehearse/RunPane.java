package dev.slipway.ui.rehearse;

import dev.slipway.rehearse.event.BlockerAnswer;
import dev.slipway.ui.kit.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;

/** A run at one moment, while it lasts or when it is looked at again: how far it is, its locks, what the application feels, its log. */
final class RunPane extends BorderPane {
    private static final Texts TEXTS = Texts.of(RunPane.class);

    private final ProgressHead head;
    private final LocksPane locks = new LocksPane();
    private final LatencyPane latency = new LatencyPane();
    private final LoadTable load = new LoadTable();
    private final MatrixPane matrix = new MatrixPane();
    private final ChecksPane checks = new ChecksPane();
    private final LogPane log;
    private final TabPane tabs;
    private boolean loaded;

    /** @param answers says what becomes of a session that is in the way */
    RunPane(List<? extends Node> controls, ObservableList<LogLine> lines, Optional<BiConsumer<Integer, BlockerAnswer>> answers) {
        head = new ProgressHead(controls, answers);
        log = new LogPane(lines);
        tabs = new TabPane(tab("run.checks", checks), tab("run.latency", latency), tab("run.load", load), tab("run.matrix", matrix));
        tabs.getStyleClass().add("run-tabs");
        tabs.setId("run-tabs");
        tabs.setAccessibleText(TEXTS.get("run.tabs"));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setMinWidth(320);
        var below = new SplitPane(tabs, log);
        below.setDividerPositions(0.56);
        var parts = new SplitPane(locks, below);
        parts.setOrientation(Orientation.VERTICAL);
        parts.setDividerPositions(0.52);
        setTop(head);
        setCenter(parts);
    }

    private static Tab tab(String key, Node content) {
        return new Tab(TEXTS.get(key), content);
    }

    void show(RunPicture picture) {
        head.show(picture);
        locks.show(picture);
        latency.show(picture);
        load.show(picture.felt().load());
        matrix.show(picture.felt().code(), picture.live());
        checks.show(picture.answers().checks());
        log.follow();
        boolean nowLoaded = picture.felt().load().began().isPresent();
        if (nowLoaded && !loaded) {
            // What the application feels is what one looks at, once there is an application.
            tabs.getSelectionModel().select(1);
        }
        loaded = nowLoaded;
    }
}
