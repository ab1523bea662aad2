/**
 * The application's part in a rehearsal: statements from a file in pgbench's syntax, from the server's statistics or made from the
 * schema, sent by several sessions while the plan runs, and measured. Everything they write is rolled back. Imports {@code jdbc}, the
 * event values and the SQL of the dialect; knows nothing of how a rehearsal goes.
 */
@NullMarked
package dev.slipway.rehearse.workload;

import org.jspecify.annotations.NullMarked;
