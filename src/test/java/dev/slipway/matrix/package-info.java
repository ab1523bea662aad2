/** What holds on each supported version of the server, and between versions. The profile {@code matrix} judges all of them. */
@NullMarked
package dev.slipway.matrix;

import org.jspecify.annotations.NullMarked;
