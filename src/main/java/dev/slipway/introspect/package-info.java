/**
 * Catalogue to model. Reads a live server in one read-only transaction and gives a {@link dev.slipway.model.Snapshot};
 * compares nothing and writes nothing.
 */
@NullMarked
package dev.slipway.introspect;

import org.jspecify.annotations.NullMarked;
