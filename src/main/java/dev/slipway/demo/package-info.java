/**
 * The demo: a small shop on a server of our own, with a production, a desired and a staging database that differ in a bit of
 * everything. The databases are SQL files among the resources, meant to be read.
 *
 * <p>Imports {@code dev.slipway.embedded}, {@code dev.slipway.jdbc} and {@code dev.slipway.model}, and for what its person would answer
 * {@code dev.slipway.plan} and {@code dev.slipway.workspace}; nothing that compares, rehearses or approves, and no JavaFX.
 */
@NullMarked
package dev.slipway.demo;

import org.jspecify.annotations.NullMarked;
