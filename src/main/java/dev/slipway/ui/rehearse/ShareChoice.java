package dev.slipway.ui.rehearse;

import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.Texts;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/** How much of staging's rows a copy keeps. */
final class ShareChoice extends ComboBox<Double> {
    private static final Texts TEXTS = Texts.of(ShareChoice.class);

    ShareChoice(ObjectProperty<Double> share) {
        setId("rehearse-share");
        setAccessibleText(TEXTS.get("ready.share"));
        setTooltip(Buttons.tooltip(TEXTS.get("ready.share.meaning")));
        getItems().setAll(1.0, 0.5, 0.25, 0.1);
        setMaxWidth(Double.MAX_VALUE);
        setConverter(new ShareWords());
        valueProperty().bindBidirectional(share);
    }

    /** Choices by their words; nobody types them. */
    private static final class ShareWords extends StringConverter<Double> {
        @Override
        public String toString(Double share) {
            return share == null ? "" : share == 1 ? TEXTS.get("ready.share.all") : TEXTS.get("ready.share.part", Format.percent(share));
        }

        @Override
        public Double fromString(String text) {
            throw new UnsupportedOperationException("choices are not typed");
        }
    }
}
