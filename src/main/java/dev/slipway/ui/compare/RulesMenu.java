package dev.slipway.ui.compare;

import dev.slipway.diff.CompareRules;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import dev.slipway.ui.kit.Words;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** What is left out of the comparison. */
final class RulesMenu extends MenuButton {
    private static final Texts TEXTS = Texts.of(RulesMenu.class);

    private final CompareModel model;
    private final CheckMenuItem owners = new CheckMenuItem(TEXTS.get("rules.owners"));
    private final CheckMenuItem privileges = new CheckMenuItem(TEXTS.get("rules.privileges"));
    private final CheckMenuItem comments = new CheckMenuItem(TEXTS.get("rules.comments"));
    private final TextField names = new TextField();
    private final Label wrong = Words.toned("", Tone.BAD);

    RulesMenu(CompareModel model) {
        super(TEXTS.get("rules.menu"));
        this.model = model;
        setAccessibleText(TEXTS.get("rules.menu"));
        getStyleClass().add("worded");
        setMinWidth(USE_PREF_SIZE);
        names.setPromptText("shop\\.tmp_.*");
        names.setAccessibleText(TEXTS.get("rules.names"));
        names.setPrefWidth(260);
        names.setOnAction(event -> use());
        wrong.setWrapText(true);
        wrong.managedProperty().bind(wrong.textProperty().isNotEmpty());
        var patterns = new CustomMenuItem(new VBox(4, Words.caption(TEXTS.get("rules.names")), names, wrong), false);
        getItems().addAll(owners, privileges, comments, new SeparatorMenuItem(), patterns);
        List.of(owners, privileges, comments).forEach(item -> item.setOnAction(event -> use()));
        setOnShowing(event -> show(model.bench().comparing().rules()));
    }

    private void show(CompareRules rules) {
        owners.setSelected(rules.owners());
        privileges.setSelected(rules.privileges());
        comments.setSelected(rules.comments());
        names.setText(rules.names().stream().map(Pattern::pattern).collect(Collectors.joining(" ")));
    }

    private void use() {
        try {
            List<Pattern> patterns = Arrays.stream(names.getText().strip().split("\\s+")).filter(p -> !p.isEmpty())
                    .map(Pattern::compile).toList();
            wrong.setText("");
            model.bench().comparing().use(new CompareRules(owners.isSelected(), privileges.isSelected(), comments.isSelected(), patterns));
        } catch (PatternSyntaxException e) {
            wrong.setText(TEXTS.get("rules.wrong", e.getDescription()));
        }
    }
}
