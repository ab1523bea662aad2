package dev.slipway.ui.kit;

/**
 * The roles a colour may carry. Each has a style class that sets {@code -slip-tone} and {@code -slip-tone-soft}, and
 * an icon, since colour alone carries no meaning.
 */
public enum Tone {
    NEUTRAL(AppIcon.INFO),
    ACCENT(AppIcon.CURRENT),
    GOOD(AppIcon.GOOD),
    WARN(AppIcon.STALE),
    BAD(AppIcon.BAD),

    ADDED(AppIcon.ADDED),
    REMOVED(AppIcon.REMOVED),
    CHANGED(AppIcon.CHANGED),
    RENAMED(AppIcon.RENAMED),

    CRITICAL(AppIcon.CRITICAL),
    HIGH(AppIcon.HIGH),
    MEDIUM(AppIcon.MEDIUM),
    LOW(AppIcon.LOW),
    INFO(AppIcon.INFO),

    PRODUCTION(AppIcon.SHIELD),
    STAGING(AppIcon.SERVER),
    DEVELOPMENT(AppIcon.CODE),
    SCRATCH(AppIcon.EDIT);

    private final AppIcon icon;

    Tone(AppIcon icon) {
        this.icon = icon;
    }

    public AppIcon icon() {
        return icon;
    }

    public String styleClass() {
        return "tone-" + name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The word for it, as on a badge: "production". */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
