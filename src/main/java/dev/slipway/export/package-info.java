/**
 * An approved plan as files that can be run without Slipway, one class for each format. Nothing here can be called without a
 * {@link dev.slipway.approve.Gate.Open}. Must not import {@code javafx} or {@code java.sql}.
 */
@NullMarked
package dev.slipway.export;

import org.jspecify.annotations.NullMarked;
