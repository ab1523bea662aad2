/** SQL files on MySQL and MariaDB: which server runs them. */
@NullMarked
package dev.slipway.rehearse.source.mysql;

import org.jspecify.annotations.NullMarked;
