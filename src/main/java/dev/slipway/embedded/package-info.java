/**
 * PostgreSQL and MariaDB servers of our own: unpacked from a jar, started on the loopback interface, stopped, and cleaned up whatever
 * happens to Slipway itself.
 *
 * <p>A server lives in an {@link dev.slipway.embedded.InstanceFolder} whose lock tells whether its owner still runs. A small shell
 * around the server holds a pipe to Slipway: when Slipway is gone, however it went, the pipe closes and the server is stopped.
 *
 * <p>Imports {@code dev.slipway.model} and {@code dev.slipway.jdbc}; nothing of the packages above it, and no JavaFX.
 */
@NullMarked
package dev.slipway.embedded;

import org.jspecify.annotations.NullMarked;
