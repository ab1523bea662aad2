/**
 * Rehearsals on a staging copy: pre-flight, backup, up, verify, down, verify, and staging as it was before. The order of a
 * rehearsal stands in {@code Rehearsal}; what it says of itself is the event stream. Imports {@code plan}, {@code introspect} and
 * {@code jdbc}; no JavaFX.
 */
@NullMarked
package dev.slipway.rehearse;

import org.jspecify.annotations.NullMarked;
