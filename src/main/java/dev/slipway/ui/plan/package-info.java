/**
 * The third stage: the steps of the plan, what each costs, and both scripts to edit and check.
 *
 * <p>May import {@code ui.kit}, {@code ui.work}, the stage seam of {@code ui.app}, {@code plan}, the values of {@code rehearse} and
 * {@code model}; no {@code java.sql} and no other stage.
 */
@NullMarked
package dev.slipway.ui.plan;

import org.jspecify.annotations.NullMarked;
