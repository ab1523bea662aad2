/** SQL of MySQL and MariaDB: quoting, reading what the server prints, and the statements that make each kind of object. */
@NullMarked
package dev.slipway.dialect.mysql;

import org.jspecify.annotations.NullMarked;
