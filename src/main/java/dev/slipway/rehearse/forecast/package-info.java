/**
 * How long the steps of a rehearsed plan take in production: from what was measured at one or more sizes and the sizes of the tables
 * there. Pure. Imports {@code plan} and the event values.
 */
@NullMarked
package dev.slipway.rehearse.forecast;

import org.jspecify.annotations.NullMarked;
