/**
 * What a rehearsal asks a MySQL or MariaDB server besides running the scripts: metadata and row locks from outside, rows counted and
 * hashed, tables copied out and put back, what stands in the way. Imports {@code jdbc}, {@code dialect}, the event values and {@code
 * rehearse.server}; it decides nothing.
 */
@NullMarked
package dev.slipway.rehearse.mysql;

import org.jspecify.annotations.NullMarked;
