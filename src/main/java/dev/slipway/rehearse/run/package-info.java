/**
 * Runs one script on one session: statement by statement, with conditions, retries, pause and cancel. What a session is depends on the
 * server ({@code run.postgres}, {@code run.mysql}). Knows nothing of rehearsals; imports {@code jdbc}, {@code dialect.script} and the
 * event values.
 */
@NullMarked
package dev.slipway.rehearse.run;

import org.jspecify.annotations.NullMarked;
