/**
 * Runs one script on one session: statement by statement, with conditions, retries, pause and cancel, and with a look at its own
 * locks inside each transaction. Knows nothing of rehearsals; imports {@code jdbc}, the script reader and the event values.
 */
@NullMarked
package dev.slipway.rehearse.run;

import org.jspecify.annotations.NullMarked;
