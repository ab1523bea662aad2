/**
 * How MySQL and MariaDB carry out each kind of difference and take it back. Every statement that changes the schema commits by itself
 * there, so that each is a step of its own with its own condition; a table that stays gets one ALTER, which is done wholly or not at
 * all. Foreign keys are let go around what they stand in the way of.
 */
@NullMarked
package dev.slipway.plan.mysql;

import org.jspecify.annotations.NullMarked;
