/**
 * What is particular to one family of servers: quoting, types, lock modes and the text of SQL statements. SQL text that
 * names an object of a user's database is built here and nowhere else. Knows {@code model} only.
 */
@NullMarked
package dev.slipway.dialect;

import org.jspecify.annotations.NullMarked;
