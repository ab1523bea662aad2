package dev.slipway.ui.app;

import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.CommandPalette;
import dev.slipway.ui.kit.HelpOverlay;
import dev.slipway.ui.kit.OverlayLayer;
import dev.slipway.ui.kit.QuestionPane;
import dev.slipway.ui.kit.Texts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The window's content: bars, rail, the stage that is shown, and what lies over it for a moment. */
public final class Shell extends StackPane {
    private static final Texts TEXTS = Texts.of(Shell.class);

    private final AppContext context;
    private final Map<StageName, StageView> views = new EnumMap<>(StageName.class);
    private final Map<StageName, StageFrame> frames = new EnumMap<>(StageName.class);
    private final StackPane content = new StackPane();
    private final OverlayLayer overlay = new OverlayLayer();

    /** @param stages all six, in their order */
    public Shell(AppContext context, List<StageView> stages) {
        this.context = context;
        stages.forEach(view -> views.put(view.name(), view));
        List<Command> stageCommands = stages.stream().map(this::stageCommand).toList();
        String group = TEXTS.get("group.window");
        Command palette = Command.of("window.palette", TEXTS.get("window.palette"), AppIcon.COMMAND, this::showPalette)
                .withShortcut("Shortcut+K").inGroup(group);
        Command theme = Command.of("window.theme", TEXTS.get("window.theme"), AppIcon.DARK, context.theme()::toggle)
                .withShortcut("Shortcut+Shift+T").inGroup(group);
        Command platform = Command.of("window.platformTheme", TEXTS.get("window.platformTheme"), AppIcon.SETTINGS,
                context.theme()::followPlatform).inGroup(group);
        Command help = Command.of("window.help", TEXTS.get("window.help"), AppIcon.HELP, this::showHelp)
                .withShortcut("F1").inGroup(group);
        stageCommands.forEach(command -> context.commands().add(command));
        context.commands().add(palette, theme, platform, help);
        context.commands().followStage(this::commandsOfStage);

        var top = new VBox(new TopBar(context, palette, theme, help), new NoticeBar(context.shell().noticeProperty()));
        var frame = new BorderPane(content, top, null, new StatusBar(context.background(), context.shell()),
                new Rail(context.shell(), stages, stageCommands));
        frame.getStyleClass().add("shell");
        getChildren().addAll(frame, overlay);
        context.shell().stageProperty().subscribe(this::showStage);
        overlay.setOnClosed(() -> context.shell().questionProperty().set(Optional.empty()));
        context.shell().questionProperty().subscribe(asked -> asked.ifPresent(question ->
                overlay.show(new QuestionPane(question, overlay::close))));
    }

    /** Opens the command palette. */
    public void showPalette() {
        overlay.show(new CommandPalette(context.commands(), overlay::close));
    }

    /** Opens the list of shortcuts. */
    public void showHelp() {
        overlay.show(new HelpOverlay(context.commands(), overlay::close));
    }

    private Command stageCommand(StageView view) {
        StageName name = view.name();
        return Command.of("stage." + name.id(), name.title(), name.icon(), () -> context.shell().go(name))
                .withShortcut("Shortcut+" + name.number()).inGroup(TEXTS.get("group.stages"));
    }

    /** The primary of the stage that is shown and whatever else it offers, under the stage's name. */
    private List<Command> commandsOfStage() {
        StageName name = context.shell().stageProperty().get();
        StageView view = views.get(name);
        if (view == null) {
            return List.of();
        }
        Optional<Command> primary = view.primary().getValue();
        List<Command> commands = new ArrayList<>();
        Stream.concat(primary.stream(), view.commands().stream())
                .map(command -> command.group().isEmpty() ? command.inGroup(name.title()) : command)
                .forEach(commands::add);
        return commands;
    }

    private void showStage(StageName name) {
        StageView view = views.get(name);
        if (view == null) {
            return;
        }
        content.getChildren().setAll(frames.computeIfAbsent(name, missing -> new StageFrame(view)));
        overlay.close();
        view.onShow();
    }
}
