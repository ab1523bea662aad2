/**
 * The stage that rehearses: what will happen, the run as it goes, and its verdict. Everything shown is folded from the run's events,
 * so a finished run can be looked at again moment by moment.
 *
 * <p>May import {@code dev.slipway.ui.kit}, {@code ui.app}, {@code ui.work} and the engine; no {@code java.sql}, no other stage.
 */
@NullMarked
package dev.slipway.ui.rehearse;

import org.jspecify.annotations.NullMarked;
