package dev.slipway.ui.app;

import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.CommandList;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import dev.slipway.ui.kit.Words;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Screen;

/** Plan, databases and the commands of the window. Production cannot be overlooked here. */
final class TopBar extends HBox {
    private static final Texts TEXTS = Texts.of(TopBar.class);
    private static final PseudoClass MISSING = PseudoClass.getPseudoClass("missing");

    TopBar(AppContext context, Command palette, Command theme, Command help) {
        getStyleClass().add("top-bar");
        ShellModel model = context.shell();
        var mark = new ImageView(AppImages.icon(Screen.getPrimary().getOutputScaleX() > 1 ? 48 : 24));
        mark.setFitWidth(24);
        mark.setFitHeight(24);
        var plan = new Label();
        plan.getStyleClass().add("plan-name");
        plan.textProperty().bind(model.planNameProperty().map(name -> name.isEmpty() ? TEXTS.get("plan.none") : name));
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        Label stagingWord = Words.muted(TEXTS.get("endpoint.rehearseOn"));
        getChildren().addAll(mark, plan, spring,
                chip(model.fromProperty(), TEXTS.get("endpoint.from")),
                AppIcon.FORWARD.node(14),
                chip(model.toProperty(), TEXTS.get("endpoint.to")),
                gap(), stagingWord,
                chip(model.stagingProperty(), TEXTS.get("endpoint.staging")),
                gap(), paletteButton(palette), Buttons.icon(theme), Buttons.icon(help), menu(context.commands()));
    }

    private static Region gap() {
        var gap = new Region();
        gap.setMinWidth(8);
        return gap;
    }

    private static Node paletteButton(Command palette) {
        var button = Buttons.of(palette);
        button.setText(Buttons.shortcutText(palette));
        button.setAccessibleText(palette.text());
        return button;
    }

    private static HBox chip(ObservableValue<Endpoint> endpoint, String role) {
        var chip = new HBox();
        var label = new Label();
        label.setMinWidth(USE_PREF_SIZE);
        var tooltip = Buttons.tooltip("");
        Tooltip.install(chip, tooltip);
        endpoint.subscribe(now -> {
            Tone tone = now.tone();
            chip.getStyleClass().setAll("endpoint", tone.styleClass());
            chip.pseudoClassStateChanged(MISSING, !now.chosen());
            label.setText(now.chosen() ? now.name() : TEXTS.get("endpoint.none", role));
            chip.getChildren().setAll(now.chosen() ? tone.icon().node(14) : AppIcon.EMPTY.node(14), label);
            tooltip.setText(now.chosen() ? role + ": " + now.name() + "\n" + tone.word() + " · " + now.detail() : label.getText());
            chip.setAccessibleText(tooltip.getText());
        });
        return chip;
    }

    private static MenuButton menu(CommandList commands) {
        var menu = new MenuButton("", AppIcon.MENU.node());
        menu.getStyleClass().add("icon-only");
        menu.setAccessibleText(TEXTS.get("menu.name"));
        menu.setTooltip(Buttons.tooltip(TEXTS.get("menu.name")));
        // Filled when it opens, since the commands follow the stage; it needs something in it to open at all.
        menu.getItems().add(new SeparatorMenuItem());
        menu.setOnShowing(event -> {
            menu.getItems().clear();
            commands.byGroup().values().forEach(group -> {
                if (!menu.getItems().isEmpty()) {
                    menu.getItems().add(new SeparatorMenuItem());
                }
                group.forEach(command -> menu.getItems().add(Buttons.menuItem(command)));
            });
        });
        return menu;
    }
}
