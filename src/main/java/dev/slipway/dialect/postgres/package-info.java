/** PostgreSQL's SQL: quoting, the statements that create, change and drop each kind of object, and its table locks. */
@NullMarked
package dev.slipway.dialect.postgres;

import org.jspecify.annotations.NullMarked;
