/** How PostgreSQL carries out each kind of difference and takes it back; what has to be rebuilt around it; its locks and hazards. */
@NullMarked
package dev.slipway.plan.postgres;

import org.jspecify.annotations.NullMarked;
