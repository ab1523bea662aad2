package dev.slipway.ui.compare;

import dev.slipway.diff.CompareRules;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import dev.slipway.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** What is left out of the comparison; each rule can be taken back here, whatever made it. */
final class RulesMenu extends MenuButton {
    private static final Texts TEXTS = Texts.of(RulesMenu.class);

    private final CompareModel model;
    private final CheckMenuItem owners = new CheckMenuItem(TEXTS.get("rules.owners"));
    private final CheckMenuItem privileges = new CheckMenuItem(TEXTS.get("rules.privileges"));
    private final CheckMenuItem comments = new CheckMenuItem(TEXTS.get("rules.comments"));
    private final TextField name = new TextField();
    private final Label wrong = Words.toned("", Tone.BAD);

    RulesMenu(CompareModel model) {
        super(TEXTS.get("rules.menu"));
        this.model = model;
        setId("rules");
        getStyleClass().add("worded");
        setMinWidth(USE_PREF_SIZE);
        name.setId("rules-name");
        name.setPromptText("shop\\.tmp_.*");
        name.setAccessibleText(TEXTS.get("rules.names"));
        name.setPrefWidth(260);
        name.setOnAction(event -> add());
        wrong.setWrapText(true);
        wrong.managedProperty().bind(wrong.textProperty().isNotEmpty());
        List.of(owners, privileges, comments).forEach(item -> item.setOnAction(event -> use(names())));
        // It needs something in it to open at all.
        getItems().add(owners);
        setOnShowing(event -> show(names()));
        model.bench().comparing().comparisonProperty().subscribe(now -> name());
    }

    private List<Pattern> names() {
        return model.bench().comparing().rules().names();
    }

    /** How many names are left out is said without opening it. */
    private void name() {
        setText(names().isEmpty() ? TEXTS.get("rules.menu") : TEXTS.get("rules.some", Format.count(names().size())));
        setAccessibleText(getText());
    }

    private void show(List<Pattern> names) {
        CompareRules rules = model.bench().comparing().rules();
        owners.setSelected(rules.owners());
        privileges.setSelected(rules.privileges());
        comments.setSelected(rules.comments());
        name.clear();
        wrong.setText("");
        getItems().setAll(owners, privileges, comments, new SeparatorMenuItem());
        names.forEach(pattern -> getItems().add(item(pattern)));
        getItems().add(new CustomMenuItem(new VBox(4, Words.caption(TEXTS.get("rules.names")), name, wrong), false));
    }

    /** Taking its mark away takes the rule back. */
    private CheckMenuItem item(Pattern pattern) {
        var item = new CheckMenuItem(words(pattern));
        item.setMnemonicParsing(false);
        item.setSelected(true);
        item.setOnAction(event -> use(names().stream().filter(other -> !other.pattern().equals(pattern.pattern())).toList()));
        return item;
    }

    /** Without the marks of what is meant literally. */
    private static String words(Pattern pattern) {
        return pattern.pattern().replace("\\Q", "").replace("\\E.*", "…").replace("\\E", "");
    }

    private void add() {
        if (name.getText().isBlank()) {
            return;
        }
        try {
            List<Pattern> patterns = new ArrayList<>(names());
            patterns.add(Pattern.compile(name.getText().strip()));
            use(patterns);
            show(patterns);
        } catch (PatternSyntaxException e) {
            wrong.setText(TEXTS.get("rules.wrong", e.getDescription()));
        }
    }

    private void use(List<Pattern> patterns) {
        model.bench().comparing().use(new CompareRules(owners.isSelected(), privileges.isSelected(), comments.isSelected(), patterns));
    }
}
