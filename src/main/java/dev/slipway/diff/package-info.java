/**
 * Two schema models in, their differences out. Pure: no JDBC, no files, no SQL. Identity finds the counterpart, equality of
 * the records says whether it changed, and a rename is a question that only a person answers.
 */
@NullMarked
package dev.slipway.diff;

import org.jspecify.annotations.NullMarked;
