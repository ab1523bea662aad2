/**
 * The stage that decides: the numbers a reviewer decides by, the check list, and the signature.
 *
 * <p>May import {@code dev.slipway.ui.kit}, {@code ui.app}, {@code ui.work} and the engine; no {@code java.sql}, no other stage.
 */
@NullMarked
package dev.slipway.ui.approve;

import org.jspecify.annotations.NullMarked;
