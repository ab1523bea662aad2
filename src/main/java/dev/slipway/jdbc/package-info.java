/**
 * How Slipway talks to a database server: profiles, passwords, sessions, their limits and their errors.
 *
 * <p>A session is opened for a {@link dev.slipway.jdbc.SessionPurpose purpose}, which fixes its name at the server and its time
 * limits; a production profile gets read-only sessions whatever the purpose. Passwords live in a
 * {@link dev.slipway.jdbc.Secret} and never reach a log, an exception or a file.
 *
 * <p>Imports {@code dev.slipway.model} and {@code java.sql}; nothing of the packages above it, and no JavaFX.
 */
@NullMarked
package dev.slipway.jdbc;

import org.jspecify.annotations.NullMarked;
