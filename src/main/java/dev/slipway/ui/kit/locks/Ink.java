package dev.slipway.ui.kit.locks;

import java.util.Locale;

/** The colours of the timeline, each a styleable property that {@code code.css} sets from the palette. */
enum Ink {
    SURFACE, LINE, TEXT, TEXT_QUIET, HELD, STRONG, OTHER, WAITING, WAITING_SOFT, BAND, NOW, FOCUS, ON_BAR;

    /** Its name in style sheets: {@code -slip-lock-held}. */
    String cssName() {
        return "-slip-lock-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
