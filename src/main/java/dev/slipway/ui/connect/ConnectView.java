package dev.slipway.ui.connect;

import dev.slipway.jdbc.ConnectionProfile;
import dev.slipway.ui.app.ShellModel;
import dev.slipway.ui.app.StageName;
import dev.slipway.ui.app.UnsavedEdits;
import dev.slipway.ui.connect.ConnectModel.Panel;
import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.Role;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;

/** Profiles at the left, the three roles at the top, and below them whatever is looked at. */
final class ConnectView extends BorderPane {
    private static final Texts TEXTS = Texts.of(ConnectView.class);
    private static final int ROW = 48;

    private final ConnectModel model;
    private final ShellModel shell;
    private final ListView<ConnectionProfile> list = new ListView<>();
    private final StackPane panel = new StackPane();
    private final StartPanel start;
    private final Command newProfile;
    private final Command openPlan;
    private final Command fromFile;
    private final Command toFile;

    ConnectView(ConnectModel model, ShellModel shell) {
        this.model = model;
        this.shell = shell;
        this.start = new StartPanel(model);
        newProfile = Command.of("profile.new", TEXTS.get("profile.new"), AppIcon.ADD, model::editNew).withShortcut("Shortcut+N");
        openPlan = Command.of("connect.openPlan", TEXTS.get("open.plan"), AppIcon.OPEN, this::choosePlan).withShortcut("Shortcut+O");
        fromFile = Command.of("connect.fromFile", TEXTS.get("open.from"), AppIcon.FILE, () -> chooseFile(Role.FROM));
        toFile = Command.of("connect.toFile", TEXTS.get("open.to"), AppIcon.FILE, () -> chooseFile(Role.TO));
        setLeft(side());
        var roles = new HBox(16, new RoleCard(model, Role.FROM, files(Role.FROM)), arrow(),
                new RoleCard(model, Role.TO, files(Role.TO)), arrow(), new RoleCard(model, Role.STAGING, files(Role.STAGING)));
        roles.setAlignment(Pos.CENTER);
        panel.setAlignment(Pos.TOP_LEFT);
        var content = new VBox(16, roles, panel);
        content.setPadding(new Insets(24));
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        setCenter(scroll);
        model.panelProperty().subscribe(this::show);
        model.attemptProperty().subscribe(attempt -> {
            if (!panel.getChildren().isEmpty() && panel.getChildren().getFirst() instanceof ProfilePanel shown) {
                shown.show(attempt);
            }
        });
        model.bench().files().activity().stateProperty().subscribe(state ->
                model.bench().files().activity().problem().ifPresent(shell::report));
    }

    List<Command> commands() {
        return List.of(newProfile, openPlan, fromFile, toFile);
    }

    private static Node arrow() {
        var arrow = AppIcon.FORWARD.node(18);
        arrow.getStyleClass().add("muted-icon");
        return arrow;
    }

    private Node side() {
        list.setId("profiles");
        list.getStyleClass().addAll("quiet-list", "profiles");
        list.setFixedCellSize(ROW);
        list.setItems(model.entries());
        list.setCellFactory(owner -> new ProfileCell(model));
        list.setAccessibleText(TEXTS.get("profiles.name"));
        Label none = Words.muted(TEXTS.get("profiles.none"));
        none.setWrapText(true);
        none.setPadding(new Insets(12));
        list.setPlaceholder(none);
        list.getSelectionModel().selectedItemProperty().addListener((seen, was, now) -> model.selectedProperty()
                .set(Optional.ofNullable(now)));
        model.selectedProperty().subscribe(now -> now.ifPresentOrElse(list.getSelectionModel()::select,
                list.getSelectionModel()::clearSelection));
        for (Role role : Role.values()) {
            // The badges of the cells follow the roles.
            model.bench().placeProperty(role).subscribe(place -> list.setCellFactory(owner -> new ProfileCell(model)));
        }
        VBox.setVgrow(list, Priority.ALWAYS);
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        var head = new HBox(Words.heading(TEXTS.get("profiles.title")), spring, Buttons.icon(newProfile));
        head.setAlignment(Pos.CENTER_LEFT);
        head.setPadding(new Insets(12, 8, 8, 16));
        var open = new VBox(4, Words.caption(TEXTS.get("open.title")), Buttons.link(openPlan), samples(), Buttons.link(fromFile),
                Buttons.link(toFile));
        open.setPadding(new Insets(12, 16, 16, 12));
        var side = new VBox(head, list, open);
        side.getStyleClass().add("side-pane");
        side.setPrefWidth(264);
        side.setMinWidth(264);
        return side;
    }

    private Node samples() {
        var menu = new MenuButton(TEXTS.get("open.sample"));
        menu.setId("samples");
        menu.getStyleClass().addAll("link-menu", "worded");
        menu.setAccessibleText(TEXTS.get("open.sample"));
        menu.managedProperty().bind(menu.visibleProperty());
        List<Path> samples = model.bench().connecting().samples();
        menu.setVisible(!samples.isEmpty());
        model.bench().connecting().samples().subscribe(() -> {
            menu.setVisible(!samples.isEmpty());
            menu.getItems().setAll(samples.stream().map(path -> Buttons.menuItem(Command.of("connect.sample",
                    String.valueOf(path.getFileName()).replace('-', ' '), AppIcon.PLAN, () -> open(path)))).toList());
        });
        return menu;
    }

    private void show(Panel shown) {
        Node node = switch (shown) {
            case Panel.Start now -> start;
            case Panel.Profile(ConnectionProfile profile) -> new ProfilePanel(model, profile);
            case Panel.Editor(Optional<ConnectionProfile> before) -> new ProfileForm(model, before);
        };
        panel.getChildren().setAll(node);
        if (node instanceof ProfileForm) {
            node.requestFocus();
        }
    }

    private void choosePlan() {
        var chooser = new DirectoryChooser();
        chooser.setTitle(TEXTS.get("open.plan"));
        File folder = chooser.showDialog(getScene().getWindow());
        if (folder != null) {
            open(folder.toPath());
        }
    }

    /** Opens a plan folder and goes to the plan. */
    private void open(Path folder) {
        new UnsavedEdits(model.bench(), shell).beforeLeaving(() ->
                model.bench().files().open(folder).onDone(opened -> shell.go(StageName.PLAN)));
    }

    private void chooseFile(Role role) {
        var chooser = new FileChooser();
        chooser.setTitle(TEXTS.get("open.schema"));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(TEXTS.get("open.filter"), "*.sql", "*.snapshot.json"));
        File file = chooser.showOpenDialog(getScene().getWindow());
        if (file != null) {
            model.takeFile(role, file.toPath()).onFailed(shell::report);
        }
    }

    private void chooseFolder(Role role) {
        var chooser = new DirectoryChooser();
        chooser.setTitle(TEXTS.get("open.folder"));
        File folder = chooser.showDialog(getScene().getWindow());
        if (folder != null) {
            model.takeFile(role, folder.toPath()).onFailed(shell::report);
        }
    }

    private RoleCard.Files files(Role role) {
        return new RoleCard.Files(() -> chooseFile(role), () -> chooseFolder(role));
    }
}
