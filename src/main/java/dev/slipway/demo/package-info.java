/**
 * The demo: a small shop on a server of our own, with a production, a desired and a staging database that differ in a bit of
 * everything. The databases are SQL files among the resources, meant to be read.
 *
 * <p>Imports {@code dev.slipway.embedded}, {@code dev.slipway.jdbc} and {@code dev.slipway.model}; nothing of the flow, and no JavaFX.
 */
@NullMarked
package dev.slipway.demo;

import org.jspecify.annotations.NullMarked;
