/**
 * What the stages of the window share: the databases in use, the comparison, the plan, its rehearsal and its approval, and what can
 * be done with them. Everything here belongs to the FX thread; whatever waits runs in {@link dev.slipway.ui.kit.Background}.
 *
 * <p>May import JavaFX's properties and collections, {@code dev.slipway.ui.kit}, the stages' names and states of {@code ui.app}, and
 * the engine; no {@code javafx.scene}, no {@code java.sql}, no stage.
 */
@NullMarked
package dev.slipway.ui.work;

import org.jspecify.annotations.NullMarked;
