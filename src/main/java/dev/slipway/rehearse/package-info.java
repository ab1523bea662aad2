/**
 * Rehearsals on a staging copy: pre-flight, backup, up, verify, writes in between, down, verify, and staging as it was before. The
 * story stands in {@code RehearsalRun} and {@code Proof}; what it says of itself is the event stream. Imports {@code plan}, {@code
 * introspect} and
 * {@code jdbc}; no JavaFX.
 */
@NullMarked
package dev.slipway.rehearse;

import org.jspecify.annotations.NullMarked;
