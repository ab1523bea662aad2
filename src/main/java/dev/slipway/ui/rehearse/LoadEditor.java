package dev.slipway.ui.rehearse;

import dev.slipway.rehearse.workload.LoadOptions;
import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.LoadChoice;
import dev.slipway.ui.work.LoadChoice.From;
import java.io.File;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;

/** Which workload runs beside the plan, from where, and how hard. */
final class LoadEditor extends VBox {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
    private static final Texts TEXTS = Texts.of(LoadEditor.class);

    private final ObjectProperty<LoadChoice> load;
    private final ComboBox<From> from = new ComboBox<>();
    private final TextField file = new TextField();
    private final TextField rate = number("load-rate", "load.edit.rate");
    private final TextField sessions = number("load-sessions", "load.edit.sessions");

    LoadEditor(ObjectProperty<LoadChoice> load) {
        super(8);
        this.load = load;
        from.getItems().setAll(From.values());
        from.setId("load-from");
        from.setAccessibleText(TEXTS.get("ready.load"));
        from.setMaxWidth(Double.MAX_VALUE);
        from.setConverter(new FromWords());
        Label meaning = Words.muted("");
        meaning.setWrapText(true);
        file.setId("load-file");
        file.setPromptText(TEXTS.get("load.edit.file"));
        file.setAccessibleText(TEXTS.get("load.edit.file"));
        HBox.setHgrow(file, Priority.ALWAYS);
        var browse = Buttons.icon(Command.of("load.browse", TEXTS.get("load.edit.browse"), AppIcon.OPEN, this::browse));
        var fileRow = new HBox(8, file, browse);
        fileRow.setAlignment(Pos.CENTER_LEFT);
        fileRow.managedProperty().bind(fileRow.visibleProperty());
        var pace = new HBox(8, rate, Words.muted(TEXTS.get("load.edit.rate.unit")), sessions,
                Words.muted(TEXTS.get("load.edit.sessions.unit")));
        pace.setAlignment(Pos.CENTER_LEFT);
        pace.managedProperty().bind(pace.visibleProperty());
        getChildren().addAll(from, meaning, fileRow, pace);
        load.subscribe(now -> {
            from.setValue(now.from());
            meaning.setText(TEXTS.get("load.from." + now.from().name() + ".meaning"));
            fileRow.setVisible(now.from() == From.FILE);
            pace.setVisible(now.from() != From.NOWHERE);
            write(file, now.file());
            write(rate, number(now.perSecond()));
            write(sessions, String.valueOf(now.sessions()));
        });
        from.valueProperty().subscribe(chosen -> change(chosen == null ? load.get() : load.get().withFrom(chosen)));
        file.textProperty().subscribe(text -> change(load.get().withFile(text)));
        take(rate, text -> parse(text).map(value -> load.get().withPerSecond(value)));
        take(sessions, text -> parse(text).filter(value -> value >= 1 && value <= LoadOptions.MOST_SESSIONS)
                .map(value -> load.get().withSessions(value.intValue())));
    }

    private void change(LoadChoice now) {
        if (!now.equals(load.get())) {
            load.set(now);
        }
    }

    private static void write(TextField field, String text) {
        if (!field.isFocused() && !field.getText().equals(text)) {
            field.setText(text);
        }
    }

    /** What is no number, or too great a one, is marked and not taken. */
    private void take(TextField field, java.util.function.Function<String, Optional<LoadChoice>> meant) {
        Consumer<String> typed = text -> {
            Optional<LoadChoice> choice = meant.apply(text);
            field.pseudoClassStateChanged(ERROR, choice.isEmpty());
            choice.ifPresent(this::change);
        };
        field.textProperty().subscribe(typed);
    }

    private static Optional<Double> parse(String text) {
        try {
            return Optional.of(Double.parseDouble(text.strip())).filter(value -> value >= 0 && value <= 100_000);
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf(Math.round(value)) : String.valueOf(value);
    }

    private static TextField number(String id, String key) {
        var field = new TextField();
        field.setId(id);
        field.setPrefColumnCount(5);
        field.setAlignment(Pos.CENTER_RIGHT);
        field.setAccessibleText(TEXTS.get(key));
        field.setTooltip(Buttons.tooltip(TEXTS.get(key + ".how")));
        return field;
    }

    private void browse() {
        var chooser = new FileChooser();
        chooser.setTitle(TEXTS.get("load.edit.browse"));
        chooser.getExtensionFilters().addAll(new FileChooser.ExtensionFilter(TEXTS.get("load.edit.filter"), "*.sql"),
                new FileChooser.ExtensionFilter(TEXTS.get("load.edit.all"), "*"));
        File chosen = chooser.showOpenDialog(getScene().getWindow());
        if (chosen != null) {
            file.setText(chosen.getPath());
        }
    }

    /** Choices by their words; nobody types them. */
    private static final class FromWords extends StringConverter<From> {
        @Override
        public String toString(From from) {
            return from == null ? "" : TEXTS.get("load.from." + from.name());
        }

        @Override
        public From fromString(String text) {
            throw new UnsupportedOperationException("choices are not typed");
        }
    }
}
