/** Statements over the rows of tables of MySQL and MariaDB, all names quoted. Knows {@code model} and the quoting beside it only. */
@NullMarked
package dev.slipway.dialect.mysql.rows;

import org.jspecify.annotations.NullMarked;
