/**
 * Reads the scripts of MySQL and MariaDB: SQL with DELIMITER, split as their own clients split it in batch mode, every part with its
 * place in the file. Facts come from the MySQL 9 manual ("Comments", "mysql Client Commands") and client/mysql.cc of MariaDB 11.4.
 * Imports {@code dialect.script} and {@code model} only; it runs nothing.
 */
@NullMarked
package dev.slipway.dialect.mysql.script;

import org.jspecify.annotations.NullMarked;
