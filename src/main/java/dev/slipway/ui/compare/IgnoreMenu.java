package dev.slipway.ui.compare;

import dev.slipway.diff.CompareRules;
import dev.slipway.diff.Difference;
import dev.slipway.diff.PropertyChange;
import dev.slipway.model.ObjectKey;
import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javafx.scene.control.MenuButton;

/** Leaves out what makes the noise, where the noise is: this object, its kind of name, or the aspect in which it differs. */
final class IgnoreMenu extends MenuButton {
    private static final Texts TEXTS = Texts.of(IgnoreMenu.class);

    private final CompareModel model;

    IgnoreMenu(CompareModel model) {
        super(TEXTS.get("ignore.menu"));
        this.model = model;
        setId("ignore-here");
        getStyleClass().add("worded");
        setMinWidth(USE_PREF_SIZE);
        setAccessibleText(TEXTS.get("ignore.menu"));
    }

    void about(Difference difference) {
        getItems().setAll(ways(difference).stream().map(Buttons::menuItem).toList());
        getItems().forEach(item -> item.setMnemonicParsing(false));
    }

    /** The ways to be rid of this difference and of others like it. */
    private List<Command> ways(Difference difference) {
        ObjectKey key = difference.key();
        List<Command> ways = new ArrayList<>();
        List<PropertyChange> properties = properties(difference);
        if (properties.stream().anyMatch(p -> p.property().startsWith("privilege "))) {
            ways.add(way("privileges", TEXTS.get("ignore.privileges"), rules ->
                    new CompareRules(rules.owners(), true, rules.comments(), rules.names())));
        }
        if (properties.stream().anyMatch(p -> p.property().endsWith("comment"))) {
            ways.add(way("comments", TEXTS.get("ignore.comments"), rules ->
                    new CompareRules(rules.owners(), rules.privileges(), true, rules.names())));
        }
        if (properties.stream().anyMatch(p -> p.property().equals("owner"))) {
            ways.add(way("owners", TEXTS.get("ignore.owners"), rules ->
                    new CompareRules(true, rules.privileges(), rules.comments(), rules.names())));
        }
        ways.add(way("object", TEXTS.get("ignore.object", key.qualified()), rules -> with(rules, Pattern.quote(key.qualified()))));
        String stem = stem(key.name());
        if (!stem.isEmpty() && !key.schema().isEmpty()) {
            String place = key.schema() + "." + (key.parent().isEmpty() ? "" : key.parent() + ".");
            ways.add(way("stem", TEXTS.get("ignore.stem", place + stem), rules -> with(rules, Pattern.quote(place + stem) + ".*")));
        }
        if (!key.schema().isEmpty()) {
            ways.add(way("schema", TEXTS.get("ignore.schema", key.schema()), rules ->
                    with(rules, Pattern.quote(key.schema() + ".") + ".*")));
        }
        return ways;
    }

    /** What a name begins with, up to its first underscore; empty where it has none. */
    static String stem(String name) {
        int end = name.indexOf('_', 1);
        return end < 0 || end == name.length() - 1 ? "" : name.substring(0, end + 1);
    }

    private static List<PropertyChange> properties(Difference difference) {
        return switch (difference) {
            case Difference.Added _, Difference.Removed _ -> List.of();
            case Difference.Changed changed -> changed.properties();
            case Difference.Renamed renamed -> renamed.properties();
        };
    }

    private static CompareRules with(CompareRules rules, String pattern) {
        List<Pattern> names = new ArrayList<>(rules.names());
        names.add(Pattern.compile(pattern));
        return new CompareRules(rules.owners(), rules.privileges(), rules.comments(), names);
    }

    private Command way(String id, String text, java.util.function.UnaryOperator<CompareRules> change) {
        return Command.of("compare.ignore." + id, text, AppIcon.FILTER, () ->
                model.bench().comparing().use(change.apply(model.bench().comparing().rules())));
    }
}
