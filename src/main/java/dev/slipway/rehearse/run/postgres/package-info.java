/**
 * Scripts on PostgreSQL: the session knows the transaction, and reads its own locks inside it. Imports {@code rehearse.run},
 * {@code dialect.postgres} and the event values.
 */
@NullMarked
package dev.slipway.rehearse.run.postgres;

import org.jspecify.annotations.NullMarked;
