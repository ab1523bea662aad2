package dev.slipway.ui.compare;

import dev.slipway.model.ObjectKind;
import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.Comparison;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** What of the differences is listed, how many are chosen, and what is left out of the comparison. */
final class FilterBar extends HBox {
    private static final Texts TEXTS = Texts.of(FilterBar.class);

    private final CompareModel model;
    private final TextField search = new TextField();
    private final Map<Change, ToggleButton> chips = new EnumMap<>(Change.class);
    private final MenuButton kind;
    private final MenuButton schema;
    private final Label chosen = Words.muted("");

    FilterBar(CompareModel model, Command again) {
        this.model = model;
        getStyleClass().add("tool-strip");
        for (Change change : Change.values()) {
            getChildren().add(chip(change));
        }
        kind = menu("filter.kind");
        schema = menu("filter.schema");
        search.setPromptText(TEXTS.get("filter.search"));
        search.setAccessibleText(TEXTS.get("filter.search"));
        search.setId("compare-search");
        search.setPrefWidth(180);
        search.setMinWidth(90);
        search.textProperty().bindBidirectional(model.searchProperty());
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        chosen.setMinWidth(USE_PREF_SIZE);
        chosen.setId("chosen");
        getChildren().addAll(kind, schema, search, spring, chosen, new RenameMenu(model), new RulesMenu(model), new NotComparedMenu(model),
                Buttons.icon(again));
        model.kindProperty().subscribe(k -> kind.setText(k.map(ObjectKind::plural).orElse(TEXTS.get("filter.kind"))));
        model.schemaProperty().subscribe(s -> schema.setText(s.orElse(TEXTS.get("filter.schema"))));
        model.countsProperty().subscribe(this::showCounts);
        model.bench().comparing().comparisonProperty().subscribe(this::show);
    }

    Command searchCommand() {
        return Command.of("compare.search", TEXTS.get("filter.searchCommand"), AppIcon.SEARCH, search::requestFocus)
                .withShortcut("Shortcut+F");
    }

    private ToggleButton chip(Change change) {
        var chip = new ToggleButton(change.sign());
        chip.getStyleClass().addAll("chip", change.tone().styleClass());
        chip.setSelected(true);
        chip.setId("chip-" + change.name().toLowerCase(Locale.ROOT));
        chip.setTooltip(Buttons.tooltip(TEXTS.get("filter.chip", change.tone().word())));
        chip.setMinWidth(USE_PREF_SIZE);
        chip.selectedProperty().addListener((seen, was, now) -> model.show(change, now));
        chips.put(change, chip);
        return chip;
    }

    private void showCounts(Map<Change, Integer> counts) {
        chips.forEach((change, chip) -> {
            int count = counts.getOrDefault(change, 0);
            chip.setText(change.sign() + " " + Format.count(count));
            chip.setAccessibleText(TEXTS.get("filter.chip", change.tone().word()) + ", " + count);
        });
    }

    private static MenuButton menu(String text) {
        var menu = new MenuButton(TEXTS.get(text));
        menu.setAccessibleText(TEXTS.get(text));
        menu.getStyleClass().add("worded");
        menu.setMinWidth(USE_PREF_SIZE);
        return menu;
    }

    private void show(Optional<Comparison> now) {
        chosen.setText(now.map(c -> TEXTS.get("filter.chosen", Format.count(c.chosen().size() + c.renamedOnly().size()),
                Format.count(c.shown().size()))).orElse(""));
        kind.getItems().setAll(item("filter.allKinds", () -> model.kindProperty().set(Optional.empty())));
        model.kinds().forEach(each -> kind.getItems().add(choice(each.plural(), () -> model.kindProperty().set(Optional.of(each)))));
        schema.getItems().setAll(item("filter.allSchemas", () -> model.schemaProperty().set(Optional.empty())));
        model.schemas().stream().filter(name -> !name.isEmpty())
                .forEach(name -> schema.getItems().add(choice(name, () -> model.schemaProperty().set(Optional.of(name)))));
    }

    private static MenuItem item(String key, Runnable action) {
        return choice(TEXTS.get(key), action);
    }

    private static MenuItem choice(String text, Runnable action) {
        var item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run());
        return item;
    }
}
