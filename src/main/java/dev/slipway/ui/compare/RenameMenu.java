package dev.slipway.ui.compare;

import dev.slipway.ui.kit.Texts;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;

/** The questions about renames that were answered, to answer them otherwise. */
final class RenameMenu extends MenuButton {
    private static final Texts TEXTS = Texts.of(RenameMenu.class);

    RenameMenu(CompareModel model) {
        getStyleClass().add("worded");
        setMinWidth(USE_PREF_SIZE);
        managedProperty().bind(visibleProperty());
        model.bench().comparing().comparisonProperty().subscribe(now -> {
            getItems().clear();
            now.ifPresent(comparison -> comparison.suggestions().stream().filter(comparison.answers()::containsKey).forEach(suggestion -> {
                var item = new CheckMenuItem(TEXTS.get("rename.answered", suggestion.from().qualified(), suggestion.to().qualified()));
                item.setMnemonicParsing(false);
                item.setSelected(comparison.answers().get(suggestion));
                item.setOnAction(event -> model.bench().comparing().answer(suggestion, item.isSelected()));
                getItems().add(item);
            }));
            setVisible(!getItems().isEmpty());
            setText(TEXTS.get("rename.menu", getItems().size()));
            setAccessibleText(getText());
        });
    }
}
