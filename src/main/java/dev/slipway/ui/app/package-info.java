/**
 * The window: its shell, the stages' common seam ({@link dev.slipway.ui.app.StageView}), the composition root and the
 * pictures of the tour.
 *
 * <p>May import everything under {@code dev.slipway.ui} and what lies below; nothing but {@code dev.slipway.Main} and
 * the command line's entry imports it. No {@code java.sql}.
 */
@NullMarked
package dev.slipway.ui.app;

import org.jspecify.annotations.NullMarked;
