/** Shadow runs on PostgreSQL: where they take place, and how locks and rewrites are seen there. */
@NullMarked
package dev.slipway.rehearse.shadow.postgres;

import org.jspecify.annotations.NullMarked;
