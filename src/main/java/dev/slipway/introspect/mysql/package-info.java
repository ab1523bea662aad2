/**
 * MySQL 8.0 to 9 and MariaDB 10.6 to 11: which objects there are comes from a few set-oriented queries, kept as {@code .sql} resources
 * that each run alone; what they are comes from SHOW CREATE. The information schema does not hold all of a table (parsers of fulltext
 * keys, column formats, periods, what of an index was written), and MySQL's print of a table is complete by definition, so that
 * whatever is not understood there is noticed by name.
 */
@NullMarked
package dev.slipway.introspect.mysql;

import org.jspecify.annotations.NullMarked;
