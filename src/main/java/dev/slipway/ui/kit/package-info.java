/**
 * The window's building blocks: theme, icons, commands, background work and small controls. They take plain values
 * of their own, so that every stage can use them and none is known here.
 *
 * <p>May import JavaFX, AtlantaFX, Ikonli, ControlsFX and {@code dev.slipway.model}; no other package of the product,
 * no {@code java.sql}. {@link dev.slipway.ui.kit.FxCoalescer} alone calls {@code Platform.runLater}.
 */
@NullMarked
package dev.slipway.ui.kit;

import org.jspecify.annotations.NullMarked;
