/**
 * Differences to ordered steps: strategies, hazards, what each step loses, and the two scripts. Pure: same input, same
 * output, order included; no JDBC, no files, no clock. SQL text comes from {@code dialect} only.
 */
@NullMarked
package dev.slipway.plan;

import org.jspecify.annotations.NullMarked;
