package dev.slipway.ui.app;

import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.Tone;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A stage in the rail: number, name, glyph, and its state in words; the words lead to their cause. */
final class RailEntry extends HBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final StageName name;
    private final Button reason = new Button();
    private final StackPane glyph = new StackPane();
    private final Consumer<StageName> go;

    /**
     * @param command goes to this stage
     * @param go goes to the cause of its state
     */
    RailEntry(StageView view, Command command, Consumer<StageName> go) {
        super(10);
        this.name = view.name();
        this.go = go;
        getStyleClass().add("rail-entry");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TAB_ITEM);
        setId("rail-" + name.id());
        var number = new Label(String.valueOf(name.number()));
        number.getStyleClass().add("number");
        var title = new Label(name.title());
        title.getStyleClass().add("stage-name");
        title.setMinHeight(20);
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        glyph.setMinHeight(20);
        reason.getStyleClass().setAll("reason");
        reason.setWrapText(true);
        var words = new VBox(new HBox(title, spring, glyph), reason);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(number, words);
        setOnMouseClicked(event -> command.run());
        setOnKeyPressed(event -> {
            if (event.getTarget() == this && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE)) {
                command.run();
                event.consume();
            }
        });
        view.status().subscribe(this::show);
    }

    void select(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
    }

    private void show(StageStatus status) {
        glyph.getChildren().setAll(status.icon().node(14, status.tone()));
        reason.setText(status.words());
        reason.setManaged(!status.words().isEmpty());
        reason.setVisible(reason.isManaged());
        reason.getStyleClass().setAll("reason");
        boolean caused = status.cause().isPresent();
        reason.setFocusTraversable(caused);
        // Words without a cause belong to the entry: a click on them goes to the stage.
        reason.setMouseTransparent(!caused);
        if (caused) {
            Tone tone = status.tone();
            reason.getStyleClass().addAll("caused", tone.styleClass());
        }
        reason.setOnAction(event -> status.cause().ifPresent(go));
        setAccessibleText(name.number() + " " + name.title() + ", " + status.words());
    }
}
