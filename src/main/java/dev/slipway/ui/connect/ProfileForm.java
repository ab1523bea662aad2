package dev.slipway.ui.connect;

import dev.slipway.jdbc.ConnectionProfile;
import dev.slipway.jdbc.Environment;
import dev.slipway.jdbc.ParsedUrl;
import dev.slipway.jdbc.TlsMode;
import dev.slipway.model.Problem;
import dev.slipway.model.ProblemException;
import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.EnvironmentTone;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The fields of a profile. A password has no field here: it is never kept in a profile. */
final class ProfileForm extends VBox {
    private static final Texts TEXTS = Texts.of(ProfileForm.class);

    private final TextField name = field("form.name", 320);
    private final TextField url = field("form.url", 520);
    private final TextField host = field("form.host", 240);
    private final TextField port = field("form.port", 80);
    private final TextField database = field("form.database", 240);
    private final TextField user = field("form.user", 240);
    private final ComboBox<TlsMode> tls = new ComboBox<>();
    private final ToggleGroup environment = new ToggleGroup();
    private final Label problem = Words.toned("", Tone.BAD);

    ProfileForm(ConnectModel model, Optional<ConnectionProfile> before) {
        super(16);
        getStyleClass().add("card");
        setId("profile-form");
        var grid = new GridPane(16, 10);
        row(grid, "form.name", name);
        row(grid, "form.environment", environments());
        row(grid, "form.url", url);
        var address = new HBox(8, host, Words.muted(":"), port);
        address.setAlignment(Pos.CENTER_LEFT);
        row(grid, "form.host", address);
        row(grid, "form.database", database);
        row(grid, "form.user", user);
        row(grid, "form.tls", tls);
        tls.getItems().setAll(TlsMode.values());
        tls.setConverter(new TlsWords());
        tls.setAccessibleText(TEXTS.get("form.tls"));
        url.setPromptText("jdbc:postgresql://host:5432/database?user=name");
        url.textProperty().subscribe(this::takeUrl);
        fill(before.orElseGet(() -> new ConnectionProfile("new", Environment.DEVELOPMENT, "localhost", ConnectionProfile.DEFAULT_PORT,
                "postgres",
                System.getProperty("user.name", "postgres"), TlsMode.PREFER)), before.isEmpty());
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        Command save = Command.of("profile.save", TEXTS.get("form.save"), AppIcon.SAVE,
                () -> problem.setText(model.save(before, draft()).map(Problem::line).orElse(""))).withShortcut("Shortcut+S");
        Command cancel = Command.of("profile.cancel", TEXTS.get("form.cancel"), AppIcon.CLOSE, model::cancelEditing);
        Label note = Words.muted(TEXTS.get("form.passwords"));
        note.setWrapText(true);
        getChildren().addAll(Words.heading(TEXTS.get(before.isEmpty() ? "form.new" : "form.edit")), grid, note, problem,
                new HBox(8, Buttons.of(save), Buttons.of(cancel)));
    }

    @Override
    public void requestFocus() {
        name.requestFocus();
    }

    private void fill(ConnectionProfile profile, boolean fresh) {
        name.setText(fresh ? "" : profile.name());
        host.setText(profile.host());
        port.setText(String.valueOf(profile.port()));
        database.setText(fresh ? "" : profile.database());
        user.setText(profile.user());
        tls.setValue(profile.tls());
        environment.getToggles().forEach(toggle -> toggle.setSelected(toggle.getUserData() == profile.environment()));
    }

    private ConnectModel.Draft draft() {
        return new ConnectModel.Draft(name.getText(), environment(), host.getText(), port.getText(), database.getText(), user.getText(),
                tls.getValue());
    }

    private Environment environment() {
        return (Environment) environment.getSelectedToggle().getUserData();
    }

    /** A URL that is pasted fills the fields; while it is being typed it need not be one. */
    private void takeUrl(String text) {
        if (text == null || text.isBlank()) {
            return;
        }
        try {
            ParsedUrl parsed = ConnectionProfile.parse(text, name.getText(), environment());
            host.setText(parsed.profile().host());
            port.setText(String.valueOf(parsed.profile().port()));
            database.setText(parsed.profile().database());
            user.setText(parsed.profile().user());
            tls.setValue(parsed.profile().tls());
            problem.setText("");
        } catch (ProblemException notYet) {
            problem.setText(notYet.problem().line());
        }
    }

    private Node environments() {
        var row = new HBox();
        row.getStyleClass().add("segments");
        for (Environment each : Environment.values()) {
            var toggle = new ToggleButton(EnvironmentTone.of(each).word(), EnvironmentTone.of(each).icon().node(12,
                    EnvironmentTone.of(each)));
            toggle.setUserData(each);
            toggle.setToggleGroup(environment);
            row.getChildren().add(toggle);
        }
        environment.selectedToggleProperty().addListener((seen, was, now) -> {
            if (now == null && was != null) {
                was.setSelected(true);
            }
        });
        return row;
    }

    private static void row(GridPane grid, String text, Node node) {
        Label caption = Words.muted(TEXTS.get(text));
        caption.setMinWidth(USE_PREF_SIZE);
        grid.addRow(grid.getRowCount(), caption, node);
    }

    private static TextField field(String text, double width) {
        var field = new TextField();
        field.setPrefWidth(width);
        field.setMaxWidth(width);
        field.setAccessibleText(TEXTS.get(text));
        return field;
    }

    private static final class TlsWords extends StringConverter<TlsMode> {
        @Override
        public String toString(TlsMode mode) {
            return mode == null ? "" : mode.word();
        }

        @Override
        public TlsMode fromString(String word) {
            return TlsMode.parse(word);
        }
    }
}
