/** SQL files on PostgreSQL: which version runs them, and the roles that dumps name. */
@NullMarked
package dev.slipway.rehearse.source.postgres;

import org.jspecify.annotations.NullMarked;
