/**
 * The stage that lets a plan out: what was proven, what the bundle will hold, where it goes.
 *
 * <p>May import {@code dev.slipway.ui.kit}, {@code ui.app}, {@code ui.work} and the engine; no {@code java.sql}, no other stage.
 */
@NullMarked
package dev.slipway.ui.export;

import org.jspecify.annotations.NullMarked;
