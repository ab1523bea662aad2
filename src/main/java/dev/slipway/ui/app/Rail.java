package dev.slipway.ui.app;

import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.Texts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.VBox;

/** The six stages at the left, with how each stands and why. */
final class Rail extends VBox {
    private final Map<StageName, RailEntry> entries = new EnumMap<>(StageName.class);

    /** @param commands one a stage, in the order of the stages */
    Rail(ShellModel model, List<StageView> views, List<Command> commands) {
        getStyleClass().add("rail");
        setAccessibleRole(AccessibleRole.TAB_PANE);
        setAccessibleText(Texts.of(Rail.class).get("rail.name"));
        for (int i = 0; i < views.size(); i++) {
            var entry = new RailEntry(views.get(i), commands.get(i), model::go);
            entries.put(views.get(i).name(), entry);
            getChildren().add(entry);
        }
        model.stageProperty().subscribe(shown -> entries.forEach((name, entry) -> entry.select(name == shown)));
    }
}
