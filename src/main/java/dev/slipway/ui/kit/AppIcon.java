package dev.slipway.ui.kit;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Every icon of the window by what it means; the only place that knows the icon font. */
public enum AppIcon {
    CONNECT(Feather.DATABASE),
    COMPARE(Feather.COLUMNS),
    PLAN(Feather.LIST),
    REHEARSE(Feather.ACTIVITY),
    APPROVE(Feather.USER_CHECK),
    EXPORT(Feather.PACKAGE),

    ADDED(Feather.PLUS),
    REMOVED(Feather.MINUS),
    CHANGED(Feather.EDIT_2),
    RENAMED(Feather.CORNER_DOWN_RIGHT),
    QUESTION(Feather.HELP_CIRCLE),

    CRITICAL(Feather.ALERT_OCTAGON),
    HIGH(Feather.ALERT_TRIANGLE),
    MEDIUM(Feather.ALERT_CIRCLE),
    LOW(Feather.CHEVRON_DOWN),
    INFO(Feather.INFO),

    DONE(Feather.CHECK),
    GOOD(Feather.CHECK_CIRCLE),
    BAD(Feather.X_CIRCLE),
    STALE(Feather.ALERT_TRIANGLE),
    BLOCKED(Feather.LOCK),
    EMPTY(Feather.MINUS),
    CURRENT(Feather.CIRCLE),
    WAITING(Feather.CLOCK),

    RUN(Feather.PLAY),
    PAUSE(Feather.PAUSE),
    RESUME(Feather.PLAY),
    STOP(Feather.SQUARE),
    REFRESH(Feather.REFRESH_CW),
    UNDO(Feather.ROTATE_CCW),
    REDO(Feather.ROTATE_CW),
    ADD(Feather.PLUS),
    DELETE(Feather.TRASH_2),
    EDIT(Feather.EDIT_2),
    COPY(Feather.COPY),
    SAVE(Feather.SAVE),
    OPEN(Feather.FOLDER),
    DEMO(Feather.ANCHOR),
    FILE(Feather.FILE_TEXT),
    SEARCH(Feather.SEARCH),
    FILTER(Feather.FILTER),
    CLOSE(Feather.X),
    NEXT(Feather.ARROW_DOWN),
    PREVIOUS(Feather.ARROW_UP),
    FORWARD(Feather.ARROW_RIGHT),
    EXPAND(Feather.CHEVRON_RIGHT),
    COLLAPSE(Feather.CHEVRON_DOWN),
    MENU(Feather.MENU),
    COMMAND(Feather.SEARCH),
    HELP(Feather.HELP_CIRCLE),
    SETTINGS(Feather.SLIDERS),
    LIGHT(Feather.SUN),
    DARK(Feather.MOON),
    ZOOM_IN(Feather.ZOOM_IN),
    ZOOM_OUT(Feather.ZOOM_OUT),
    FIT(Feather.MAXIMIZE_2),

    KEY(Feather.KEY),
    SHIELD(Feather.SHIELD),
    SERVER(Feather.SERVER),
    SIGNATURE(Feather.PEN_TOOL),
    COMMENT(Feather.MESSAGE_SQUARE),
    BACKUP(Feather.HARD_DRIVE),
    CODE(Feather.CODE),

    TABLE(Feather.GRID),
    COLUMN(Feather.SIDEBAR),
    INDEX(Feather.ZAP),
    VIEW(Feather.EYE),
    FUNCTION(Feather.TERMINAL),
    TRIGGER(Feather.GIT_COMMIT),
    SEQUENCE(Feather.HASH),
    TYPE(Feather.TAG),
    CONSTRAINT(Feather.LINK),
    SCHEMA(Feather.LAYERS);

    private final Feather glyph;

    AppIcon(Feather glyph) {
        this.glyph = glyph;
    }

    /** A new node of 16 px in the colour of its surroundings. */
    public FontIcon node() {
        return node(16);
    }

    /** @param size edge length in px */
    public FontIcon node(int size) {
        var icon = new FontIcon(glyph);
        icon.setIconSize(size);
        // Appended to the style, where the icon keeps its font: the theme sets a size of its own for every icon.
        icon.setStyle(icon.getStyle() + "-fx-icon-size: " + size + "px;");
        icon.getStyleClass().add("slip-icon");
        return icon;
    }

    /** A new node that takes the colour of a tone. */
    public FontIcon node(int size, Tone tone) {
        FontIcon icon = node(size);
        icon.getStyleClass().add(tone.styleClass());
        return icon;
    }
}
