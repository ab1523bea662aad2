package dev.slipway.ui.connect;

import dev.slipway.jdbc.ConnectionProfile;
import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Badge;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.EnvironmentTone;
import dev.slipway.ui.work.Place;
import dev.slipway.ui.work.Role;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One of the three roles: what has it now, what its server said, and how to choose another. */
final class RoleCard extends VBox {
    private static final Texts TEXTS = Texts.of(RoleCard.class);

    private static final double LEAST_WIDTH = 180;

    private final ConnectModel model;
    private final Role role;
    private final String key;
    private final MenuButton choose;
    private final Files files;

    /**
     * How a schema that is no database is asked for.
     *
     * @param file asks for a file of SQL or a snapshot
     * @param folder asks for a folder of SQL or of migrations
     */
    record Files(Runnable file, Runnable folder) {}

    /** @param files for roles a file can have */
    RoleCard(ConnectModel model, Role role, Files files) {
        super(8);
        this.model = model;
        this.role = role;
        this.key = role.name().toLowerCase(Locale.ROOT);
        this.files = files;
        getStyleClass().addAll("card", "role-card");
        setId("role-" + key);
        setMinWidth(0);
        setMinHeight(196);
        HBox.setHgrow(this, Priority.ALWAYS);
        setPrefWidth(0);
        choose = new MenuButton(TEXTS.get("role.choose"));
        choose.setId("choose-" + key);
        choose.getStyleClass().add("worded");
        choose.setAccessibleText(TEXTS.get("role.chooseFor", TEXTS.get("role." + key)));
        // Filled when it opens; it needs something in it to open at all.
        choose.getItems().add(new SeparatorMenuItem());
        choose.setOnShowing(event -> fill());
        model.bench().placeProperty(role).subscribe(this::show);
    }

    /** Three of them share the width, so the width a card would like says nothing about its height. */
    @Override
    protected double computePrefHeight(double width) {
        return super.computePrefHeight(Math.max(width, LEAST_WIDTH));
    }

    private void fill() {
        choose.getItems().clear();
        for (ConnectionProfile profile : model.entries()) {
            var item = new MenuItem(profile.name() + "   " + profile.target(), ProfileCell.letter(profile));
            item.setDisable(!model.refusal(profile, role).isEmpty());
            item.setOnAction(event -> model.reach(profile, Optional.of(role)));
            choose.getItems().add(item);
        }
        if (!choose.getItems().isEmpty()) {
            choose.getItems().add(new SeparatorMenuItem());
        }
        if (role != Role.STAGING) {
            choose.getItems().add(item("role.file", AppIcon.FILE, files.file()));
            choose.getItems().add(item("role.folder", AppIcon.OPEN, files.folder()));
        }
        choose.getItems().add(item("profile.new", AppIcon.ADD, model::editNew));
    }

    private static MenuItem item(String text, AppIcon icon, Runnable action) {
        return Buttons.menuItem(Command.of(text, TEXTS.get(text), icon, action));
    }

    private void show(Optional<Place> place) {
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        var head = new HBox(8, Words.caption(TEXTS.get("role." + key).toUpperCase(Locale.ROOT)), spring, choose);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(head);
        place.ifPresentOrElse(this::showPlace, () -> {
            Label what = Words.body(TEXTS.get("role." + key + ".what"));
            what.getStyleClass().add("muted");
            what.setMinHeight(USE_PREF_SIZE);
            getChildren().add(what);
        });
    }

    private void showPlace(Place place) {
        Label name = Words.heading(place.name());
        Label detail = Words.muted(place.detail());
        detail.setWrapText(true);
        detail.setMinHeight(USE_PREF_SIZE);
        switch (place) {
            case Place.Live live -> {
                var badge = new Badge(EnvironmentTone.of(place));
                var title = new HBox(8, name, badge);
                title.setAlignment(Pos.CENTER_LEFT);
                detail.setText(live.profile().target());
                getChildren().addAll(title, detail, new FactsGrid(live.facts()));
            }
            case Place.Filed filed -> getChildren().addAll(name, detail);
            case Place.Kept kept -> getChildren().addAll(name, detail);
        }
    }
}
