/**
 * What a rehearsal asks a PostgreSQL server besides running the scripts: locks from outside, rows counted and hashed, tables
 * copied out and put back, what stands in the way. Imports {@code jdbc}, {@code dialect} and the event values; it decides nothing.
 */
@NullMarked
package dev.slipway.rehearse.postgres;

import org.jspecify.annotations.NullMarked;
