/**
 * From a schema source to a snapshot, whatever the source is. SQL files are run on a throw-away server of our own, so that the
 * server itself says what schema they make. Must not import {@code javafx}.
 */
@NullMarked
package dev.slipway.rehearse.source;

import org.jspecify.annotations.NullMarked;
