/** Shadow runs on MySQL and MariaDB: on which server they take place, and what its statements say of themselves. */
@NullMarked
package dev.slipway.rehearse.shadow.mysql;

import org.jspecify.annotations.NullMarked;
