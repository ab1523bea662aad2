package dev.slipway.ui.connect;

import dev.slipway.jdbc.ConnectionProfile;
import dev.slipway.jdbc.Secret;
import dev.slipway.ui.connect.ConnectModel.Attempt;
import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Badge;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.ErrorState;
import dev.slipway.ui.kit.Skeleton;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.EnvironmentTone;
import dev.slipway.ui.work.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One profile: what can be done with it, and what its server answered. */
final class ProfilePanel extends VBox {
    private static final Texts TEXTS = Texts.of(ProfilePanel.class);

    private final ConnectModel model;
    private final ConnectionProfile profile;
    private final VBox answer = new VBox(12);

    ProfilePanel(ConnectModel model, ConnectionProfile profile) {
        super(12);
        this.model = model;
        this.profile = profile;
        getStyleClass().add("card");
        setId("profile-panel");
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        var head = new HBox(8, Words.heading(profile.name()), new Badge(EnvironmentTone.of(profile.environment())), spring);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getChildren().add(Buttons.of(Command.of("profile.test", TEXTS.get("profile.test"), AppIcon.RUN,
                () -> model.reach(profile, Optional.empty())).withShortcut("Shortcut+T")));
        if (model.saved(profile)) {
            head.getChildren().addAll(
                    Buttons.icon(Command.of("profile.edit", TEXTS.get("profile.edit"), AppIcon.EDIT, () -> model.edit(profile))),
                    Buttons.icon(Command.of("profile.delete", TEXTS.get("profile.delete"), AppIcon.DELETE, () -> model.remove(profile))));
        }
        Label url = Words.code(profile.redactedUrl());
        url.setWrapText(true);
        var uses = new HBox(8, Words.muted(TEXTS.get("profile.use")));
        uses.setAlignment(Pos.CENTER_LEFT);
        for (Role role : Role.values()) {
            uses.getChildren().add(Buttons.of(use(role)));
        }
        answer.setAlignment(Pos.TOP_LEFT);
        getChildren().addAll(head, url, uses, answer);
        show(model.attemptProperty().get());
    }

    private Command use(Role role) {
        String key = role.name().toLowerCase(Locale.ROOT);
        return Command.of("profile.use." + key, TEXTS.get("role." + key), AppIcon.FORWARD,
                () -> model.reach(profile, Optional.of(role)))
                .blockedBy(new ReadOnlyStringWrapper(model.refusal(profile, role)));
    }

    /** Shows how it went. */
    void show(Attempt attempt) {
        answer.getChildren().setAll(switch (attempt) {
            case Attempt.None none -> List.<Node>of();
            case Attempt.Running running -> List.of(new Skeleton(3));
            case Attempt.Reached reached -> reached(reached);
            case Attempt.PasswordNeeded needed -> List.of(password(needed.role()));
            case Attempt.Failed failed -> List.of(new ErrorState(failed.problem(), waysOn(failed)));
        });
    }

    private List<Command> waysOn(Attempt.Failed failed) {
        Command again = Command.of("profile.again", TEXTS.get("profile.again"), AppIcon.REFRESH,
                () -> model.reach(profile, failed.role()));
        Command type = Command.of("profile.password", TEXTS.get("profile.password"), AppIcon.KEY,
                () -> answer.getChildren().setAll(password(failed.role())));
        return failed.password() ? List.of(again, type) : List.of(again);
    }

    private static List<Node> reached(Attempt.Reached reached) {
        List<Node> shown = new ArrayList<>(List.of(new FactsGrid(reached.facts())));
        reached.kept().ifPresent(kept -> {
            Tone tone = kept ? Tone.GOOD : Tone.WARN;
            Label words = Words.toned(TEXTS.get(kept ? "password.kept" : "password.notKept"), tone);
            words.setGraphic(tone.icon().node(14, tone));
            words.setWrapText(true);
            shown.add(words);
        });
        return shown;
    }

    private Node password(Optional<Role> role) {
        var field = new PasswordField();
        field.setId("password");
        field.setPrefWidth(240);
        field.setPromptText(TEXTS.get("password.prompt", profile.user()));
        field.setAccessibleText(field.getPromptText());
        var keep = new CheckBox(TEXTS.get(model.bench().connecting().canRemember() ? "password.keep" : "password.noKeyring"));
        keep.setId("password-keep");
        keep.setDisable(!model.bench().connecting().canRemember());
        Command go = Command.of("password.go", TEXTS.get("password.go"), AppIcon.KEY,
                () -> model.reach(profile, role, Secret.of(field.getText()), keep.isSelected()));
        field.setOnAction(event -> go.run());
        Label note = Words.muted(TEXTS.get("password.note"));
        note.setWrapText(true);
        var row = new HBox(8, field, Buttons.of(go));
        row.setAlignment(Pos.CENTER_LEFT);
        return new VBox(8, Words.body(TEXTS.get("password.needed", profile.target())), row, keep, note);
    }
}
