package dev.slipway.ui.app;

import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Texts;
import java.util.Locale;

/** The six stages, in the order in which a migration goes through them. */
public enum StageName {
    CONNECT(AppIcon.CONNECT),
    COMPARE(AppIcon.COMPARE),
    PLAN(AppIcon.PLAN),
    REHEARSE(AppIcon.REHEARSE),
    APPROVE(AppIcon.APPROVE),
    EXPORT(AppIcon.EXPORT);

    private final AppIcon icon;

    StageName(AppIcon icon) {
        this.icon = icon;
    }

    /** Its place, from 1. */
    public int number() {
        return ordinal() + 1;
    }

    public AppIcon icon() {
        return icon;
    }

    /** As the rail shows it: "Compare". */
    public String title() {
        return Texts.of(StageName.class).get("stage." + id());
    }

    /** In lower case, for ids and file names: {@code compare}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
