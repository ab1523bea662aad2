/**
 * What a rehearsal needs of a staging server, in small interfaces that each family of servers implements in a package of its own. Imports
 * {@code jdbc}, {@code dialect}, {@code model} and the event values; it knows no server and decides nothing.
 */
@NullMarked
package dev.slipway.rehearse.server;

import org.jspecify.annotations.NullMarked;
