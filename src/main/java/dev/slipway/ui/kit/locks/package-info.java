/**
 * Controls that show locks: the timeline of who held and who waited for what, and the tree of who blocks whom. They
 * take plain values and know no server.
 *
 * <p>May import JavaFX and {@code dev.slipway.ui.kit}; nothing else of the product.
 */
@NullMarked
package dev.slipway.ui.kit.locks;

import org.jspecify.annotations.NullMarked;
