/**
 * A script as it was read, whatever server it is for: what is sent to the server, what decides about it, and where each part stands
 * in the file. The readers are in the packages of the dialects. Imports {@code java.base} only; it runs nothing.
 */
@NullMarked
package dev.slipway.dialect.script;

import org.jspecify.annotations.NullMarked;
