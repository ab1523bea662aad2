/**
 * The second stage: what differs between the two schemas, what of it goes into the plan, and what may have been renamed.
 *
 * <p>May import {@code ui.kit}, {@code ui.work}, the stage seam of {@code ui.app}, {@code diff}, {@code dialect} for texts to read,
 * and {@code model}; no {@code java.sql} and no other stage.
 */
@NullMarked
package dev.slipway.ui.compare;

import org.jspecify.annotations.NullMarked;
