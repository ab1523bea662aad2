package dev.slipway.ui.kit.code;

import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Words;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** A finding as a row: severity, line, message, fix. */
final class FindingCell extends ListCell<Finding> {
    @Override
    protected void updateItem(@Nullable Finding finding, boolean empty) {
        super.updateItem(finding, empty);
        setText(null);
        if (empty || finding == null) {
            setGraphic(null);
            return;
        }
        Label line = Words.muted(Texts.of(FindingCell.class).get("editor.line", finding.line()));
        line.setMinWidth(64);
        var message = new Label(finding.message());
        message.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(message, Priority.ALWAYS);
        var row = new HBox(finding.severity().icon().node(14, finding.severity()), line, message);
        row.getStyleClass().add("finding-row");
        // The row is as wide as the list, so that a long message is cut and not the fix.
        row.setMaxWidth(Double.MAX_VALUE);
        setPrefWidth(0);
        finding.fixes().forEach(fix -> row.getChildren().add(Buttons.link(fix)));
        setGraphic(row);
        setAccessibleText(finding.severity().word() + ", " + line.getText() + ": " + finding.message());
        setTooltip(Buttons.tooltip(finding.message()));
    }
}
