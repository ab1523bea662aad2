/**
 * What a run tells about itself: the append-only stream of events with the values in it, and its file form (one JSON object a
 * line). Every display and every report is a fold over these. No JDBC, no JavaFX; imports {@code model}, {@code plan} and Jackson.
 */
@NullMarked
package dev.slipway.rehearse.event;

import org.jspecify.annotations.NullMarked;
