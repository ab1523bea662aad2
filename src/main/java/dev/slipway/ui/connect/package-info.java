/**
 * The first stage: profiles, the three roles, the demo, and what was interrupted.
 *
 * <p>May import {@code ui.kit}, {@code ui.work}, the stage seam of {@code ui.app}, and the values of {@code jdbc} and
 * {@code workspace}; no {@code java.sql} and no other stage.
 */
@NullMarked
package dev.slipway.ui.connect;

import org.jspecify.annotations.NullMarked;
