package dev.slipway.ui.export;

import dev.slipway.approve.Claim;
import dev.slipway.approve.Reason;
import dev.slipway.ui.app.StageName;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import dev.slipway.ui.kit.WarningLine;
import dev.slipway.ui.kit.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What was checked: what deserves a look, what holds, and what does not with the way to where it is mended. */
final class ClaimsPane extends VBox {
    private static final Texts TEXTS = Texts.of(ClaimsPane.class);
    private final Consumer<StageName> go;

    ClaimsPane(Consumer<StageName> go) {
        super(10);
        this.go = go;
        getStyleClass().add("claims");
    }

    void show(List<Claim> claims, List<String> warnings, List<Reason> reasons) {
        long held = claims.stream().filter(Claim::holds).count();
        getChildren().setAll(Words.heading(TEXTS.get("claims.title", String.valueOf(held), String.valueOf(claims.size()))));
        warnings.forEach(warning -> getChildren().add(new WarningLine(warning)));
        claims.forEach(claim -> getChildren().add(row(claim, reasons.stream().filter(r -> r.sentence().equals(claim.detail()))
                .findFirst())));
    }

    private Node row(Claim claim, Optional<Reason> reason) {
        Tone tone = claim.holds() ? Tone.GOOD : Tone.BAD;
        var what = new Label(claim.what());
        what.setWrapText(true);
        Label detail = Words.muted(claim.detail());
        detail.setWrapText(true);
        var words = new VBox(1, what, detail);
        HBox.setHgrow(words, Priority.ALWAYS);
        var icon = tone.icon().node(16, tone);
        var row = new HBox(10, icon, words);
        row.setAccessibleText((claim.holds() ? TEXTS.get("claims.holds") : TEXTS.get("claims.fails")) + ": " + claim.what() + ", "
                + claim.detail());
        reason.ifPresent(why -> {
            what.getStyleClass().add("strong");
            StageName stage = ExportModel.stageOf(why);
            var way = Buttons.of(Command.of("export.mend." + stage.id(), TEXTS.get("claims.go", stage.title()), stage.icon(), () ->
                    go.accept(stage)));
            way.setMinWidth(Region.USE_PREF_SIZE);
            row.getChildren().add(way);
        });
        return row;
    }
}
