package dev.slipway.ui.compare;

import dev.slipway.model.ObjectKind;
import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.Comparison;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
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
    private final ToggleButton toReview = new ToggleButton();
    private final MenuButton kind;
    private final MenuButton schema;
    private final Label chosen = Words.muted("");

    FilterBar(CompareModel model, Command report, Command again) {
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
        search.textProperty().subscribe(text -> change(now -> new CompareFilter(now.hidden(), now.kind(), now.schema(), text,
                now.toReview())));
        toReview.getStyleClass().addAll("chip", Tone.NEUTRAL.styleClass());
        toReview.setId("chip-to-review");
        toReview.setMinWidth(USE_PREF_SIZE);
        toReview.setTooltip(Buttons.tooltip(TEXTS.get("filter.toReview.tip")));
        toReview.selectedProperty().subscribe(on -> change(now ->
                new CompareFilter(now.hidden(), now.kind(), now.schema(), now.search(), on)));
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        chosen.setMinWidth(USE_PREF_SIZE);
        chosen.setId("chosen");
        getChildren().addAll(toReview, kind, schema, search, spring, chosen, new RenameMenu(model), new RulesMenu(model),
                new NotComparedMenu(model),
                Buttons.icon(report), Buttons.icon(again));
        model.filterProperty().subscribe(this::follow);
        model.bench().reviewing().marksProperty().subscribe(marks -> countReviewed());
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
        chip.selectedProperty().addListener((seen, was, on) -> change(now -> now.showing(change, on)));
        chips.put(change, chip);
        return chip;
    }

    private void change(UnaryOperator<CompareFilter> change) {
        model.filterProperty().set(change.apply(model.filterProperty().get()));
    }

    /** The filter is also taken back where it would hide what somebody goes to. */
    private void follow(CompareFilter now) {
        kind.setText(now.kind().map(ObjectKind::plural).orElse(TEXTS.get("filter.kind")));
        schema.setText(now.schema().orElse(TEXTS.get("filter.schema")));
        if (!search.getText().strip().equalsIgnoreCase(now.search())) {
            search.setText(now.search());
        }
        toReview.setSelected(now.toReview());
        chips.forEach((change, chip) -> chip.setSelected(!now.hidden().contains(change)));
    }

    private void countReviewed() {
        long left = model.shown().stream().filter(d -> !model.bench().reviewing().reviewed(d.key())).count();
        toReview.setText(left == 0 ? TEXTS.get("filter.allReviewed") : TEXTS.get("filter.toReview", Format.count(left)));
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
                Format.count(model.shown().size()))).orElse(""));
        countReviewed();
        kind.getItems().setAll(item("filter.allKinds", () -> choose(Optional.empty())));
        model.kinds().forEach(each -> kind.getItems().add(choice(each.plural(), () -> choose(Optional.of(each)))));
        schema.getItems().setAll(item("filter.allSchemas", () -> chooseSchema(Optional.empty())));
        model.schemas().stream().filter(name -> !name.isEmpty())
                .forEach(name -> schema.getItems().add(choice(name, () -> chooseSchema(Optional.of(name)))));
    }

    private void choose(Optional<ObjectKind> only) {
        change(now -> new CompareFilter(now.hidden(), only, now.schema(), now.search(), now.toReview()));
    }

    private void chooseSchema(Optional<String> only) {
        change(now -> new CompareFilter(now.hidden(), now.kind(), only, now.search(), now.toReview()));
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
