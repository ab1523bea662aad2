/** Tests of what is outside the jar: the launcher. */
@NullMarked
package dev.slipway.packaging;

import org.jspecify.annotations.NullMarked;
