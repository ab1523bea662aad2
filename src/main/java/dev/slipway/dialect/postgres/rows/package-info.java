/**
 * The SQL with which rows are counted, compared, copied and put back, names quoted. Text only: nothing is run here. Imports
 * {@code model} only.
 */
@NullMarked
package dev.slipway.dialect.postgres.rows;

import org.jspecify.annotations.NullMarked;
