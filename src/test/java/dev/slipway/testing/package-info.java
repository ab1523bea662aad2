/** What several tests need: scripts run as the product runs them, and a server asked directly. */
@NullMarked
package dev.slipway.testing;

import org.jspecify.annotations.NullMarked;
