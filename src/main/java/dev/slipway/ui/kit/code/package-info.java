/**
 * Controls that show code: the SQL editor and the side-by-side difference, both on a virtualised code area. What they
 * show is computed as plain values off the FX thread ({@link dev.slipway.ui.kit.code.SqlLexer},
 * {@link dev.slipway.ui.kit.code.LineDiff}) and only then painted.
 *
 * <p>May import JavaFX, RichTextFX, java-diff-utils and {@code dev.slipway.ui.kit}; nothing that knows databases.
 */
@NullMarked
package dev.slipway.ui.kit.code;

import org.jspecify.annotations.NullMarked;
