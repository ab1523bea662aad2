/**
 * PostgreSQL 14 to 18: a few set-oriented queries, kept as {@code .sql} resources that each run alone, and one reader for
 * each kind of object. Everything is read with an empty search path, so that the server prints names in full.
 */
@NullMarked
package dev.slipway.introspect.postgres;

import org.jspecify.annotations.NullMarked;
