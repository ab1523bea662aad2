package dev.slipway.ui.connect;

import dev.slipway.jdbc.ConnectionProfile;
import dev.slipway.jdbc.TlsMode;
import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Badge;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.EnvironmentTone;
import dev.slipway.ui.work.Role;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A profile as two lines: environment, name and what it is used for; where it is and whether it is encrypted. */
final class ProfileCell extends ListCell<ConnectionProfile> {
    private static final Texts TEXTS = Texts.of(ProfileCell.class);
    private final ConnectModel model;

    ProfileCell(ConnectModel model) {
        this.model = model;
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable ConnectionProfile profile, boolean empty) {
        super.updateItem(profile, empty);
        setText(null);
        setTooltip(null);
        if (empty || profile == null) {
            setGraphic(null);
            return;
        }
        List<Role> roles = model.roles(profile);
        var name = new Label(profile.name());
        name.getStyleClass().add("strong");
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        var first = new HBox(6, name, spring);
        first.setAlignment(Pos.CENTER_LEFT);
        roles.forEach(role -> first.getChildren().add(Badge.plain(TEXTS.get("role." + role.name().toLowerCase(Locale.ROOT)))));
        Label target = Words.caption(profile.target());
        var second = new HBox(6, target);
        second.setAlignment(Pos.CENTER_LEFT);
        if (profile.tls() == TlsMode.DISABLE) {
            second.getChildren().add(Words.caption(TEXTS.get("tls.off")));
        } else if (profile.tls().verifies()) {
            second.getChildren().addFirst(AppIcon.BLOCKED.node(11, Tone.GOOD));
        }
        var lines = new VBox(2, first, second);
        lines.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(lines, Priority.ALWAYS);
        var row = new HBox(10, letter(profile), lines);
        row.setAlignment(Pos.CENTER_LEFT);
        setGraphic(row);
        setTooltip(Buttons.tooltip(profile.name() + "\n" + profile.redactedUrl()));
        setAccessibleText(EnvironmentTone.of(profile.environment()).word() + " " + profile.name() + ", " + profile.target());
    }

    static Label letter(ConnectionProfile profile) {
        var letter = new Label(EnvironmentTone.letter(profile.environment()));
        letter.getStyleClass().addAll("environment-letter", EnvironmentTone.of(profile.environment()).styleClass());
        return letter;
    }
}
