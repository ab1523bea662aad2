/**
 * A comparison as people and programs read it: text, JSON, or one HTML page. What {@code compare} prints and what the window saves.
 * May import {@code diff}, {@code model} and {@code workspace}; no JDBC, no JavaFX.
 */
@NullMarked
package dev.slipway.export.comparison;

import org.jspecify.annotations.NullMarked;
