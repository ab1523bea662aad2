package dev.slipway.ui.connect;

import dev.slipway.ui.app.ShellModel;
import dev.slipway.ui.app.StageName;
import dev.slipway.ui.app.StageView;
import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.work.StageStatuses;
import dev.slipway.ui.work.Workbench;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;

/** Choosing where the migration starts, where it leads and where it is rehearsed. */
public final class ConnectStage extends StageView {
    private static final Texts TEXTS = Texts.of(ConnectStage.class);

    private final Workbench bench;
    private final ConnectView view;
    private final Command stopDemo;

    public ConnectStage(Workbench bench, StageStatuses statuses, ShellModel shell) {
        super(StageName.CONNECT, statuses.property(StageName.CONNECT));
        this.bench = bench;
        ConnectModel model = new ConnectModel(bench);
        this.view = new ConnectView(model, shell);
        Command startDemo = Command.of("connect.demo", TEXTS.get("demo.start"), AppIcon.DEMO, bench.connecting()::startDemo)
                .enabledWhen(bench.connecting().startingDemo().stateProperty().map(state -> !bench.connecting().startingDemo().running()),
                        TEXTS.get("demo.starting"));
        Command compare = Command.of("connect.compare", TEXTS.get("compare"), AppIcon.COMPARE, () -> {
            shell.go(StageName.COMPARE);
            if (bench.comparing().comparisonProperty().get().isEmpty()) {
                bench.comparing().compare();
            }
        });
        stopDemo = Command.of("connect.stopDemo", TEXTS.get("demo.stop"), AppIcon.STOP, bench.connecting()::stopDemo)
                .blockedBy(model.demoStays());
        leadOnBy(Bindings.createObjectBinding(() -> Optional.of(bench.comparing().possible() ? compare : startDemo),
                bench.fromProperty(), bench.toProperty()));
    }

    @Override
    public Node root() {
        return view;
    }

    @Override
    public List<Command> commands() {
        return java.util.stream.Stream.concat(view.commands().stream(), java.util.stream.Stream.of(stopDemo)).toList();
    }

    @Override
    public void onShow() {
        bench.connecting().load();
    }
}
