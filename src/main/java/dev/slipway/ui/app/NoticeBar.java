package dev.slipway.ui.app;

import dev.slipway.model.Problem;
import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.CopiedText;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Tells a problem that belongs to no place on the screen, above the content, until it is dismissed. */
final class NoticeBar extends HBox {
    private static final Texts TEXTS = Texts.of(NoticeBar.class);

    NoticeBar(ObjectProperty<Optional<Problem>> notice) {
        getStyleClass().addAll("notice", Tone.BAD.styleClass());
        managedProperty().bind(visibleProperty());
        var text = new Label();
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        Command copy = Command.of("notice.copy", TEXTS.get("notice.copy"), AppIcon.COPY, () -> CopiedText.put(text.getText()));
        Command dismiss = Command.of("notice.dismiss", TEXTS.get("notice.dismiss"), AppIcon.CLOSE, () -> notice.set(Optional.empty()));
        getChildren().addAll(AppIcon.BAD.node(16, Tone.BAD), text, Buttons.icon(copy), Buttons.icon(dismiss));
        notice.subscribe(now -> {
            setVisible(now.isPresent());
            text.setText(now.map(Problem::line).orElse(""));
            setAccessibleText(text.getText());
        });
    }
}
