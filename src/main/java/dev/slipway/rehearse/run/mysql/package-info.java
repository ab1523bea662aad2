/**
 * Scripts on MySQL and MariaDB: DDL commits by itself, and statements are prepared from texts that the script sets before. Imports
 * {@code rehearse.run}, {@code dialect.mysql} and the event values.
 */
@NullMarked
package dev.slipway.rehearse.run.mysql;

import org.jspecify.annotations.NullMarked;
