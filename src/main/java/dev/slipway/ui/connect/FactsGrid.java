package dev.slipway.ui.connect;

import dev.slipway.jdbc.ServerFacts;
import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import dev.slipway.ui.kit.Words;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;

/** What a server said about itself and about the role that was let in. */
final class FactsGrid extends GridPane {
    private static final Texts TEXTS = Texts.of(FactsGrid.class);

    FactsGrid(ServerFacts facts) {
        super(16, 6);
        row("facts.server", facts.product() + " " + facts.version());
        row("facts.roundTrip", Format.duration(facts.roundTrip()));
        row("facts.role", facts.role() + " · " + TEXTS.get(facts.superuser() ? "facts.superuser"
                : facts.canCreateDatabase() ? "facts.mayCreate" : "facts.ordinary"));
        row("facts.kind", TEXTS.get(facts.inRecovery() ? "facts.replica" : facts.readOnly() ? "facts.readOnly" : "facts.writable"));
        row("facts.tls", TEXTS.get(facts.tls() ? "facts.encrypted" : "facts.plain"));
        for (String warning : facts.warnings()) {
            Label text = Words.body(warning);
            var line = new HBox(8, AppIcon.STALE.node(14, Tone.WARN), text);
            add(line, 0, getRowCount(), 2, 1);
        }
    }

    private void row(String name, String value) {
        Label caption = Words.muted(TEXTS.get(name));
        caption.setMinWidth(USE_PREF_SIZE);
        Label text = new Label(value);
        text.setWrapText(true);
        addRow(getRowCount(), caption, text);
        setValignment(caption, VPos.TOP);
    }
}
