/**
 * Displays and reports of a rehearsal, each a fold over its events: the same code serves the live window, the terminal, the report
 * and a replay of the file. Pure; imports {@code event}, {@code plan} and the evidence record.
 */
@NullMarked
package dev.slipway.rehearse.fold;

import org.jspecify.annotations.NullMarked;
