/**
 * The shadow run: both scripts on a throw-away database that holds only the schema. Fast, needs no data, and measures locks and
 * rewrites on a real server. Imports {@code run}, the introspection seam and {@code plan}; it never sees staging or production.
 */
@NullMarked
package dev.slipway.rehearse.shadow;

import org.jspecify.annotations.NullMarked;
