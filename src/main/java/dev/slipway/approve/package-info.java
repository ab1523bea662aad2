/**
 * Evidence, signatures and the gate: whether a plan may leave. {@link dev.slipway.approve.Gate#check} is the only way to a
 * {@link dev.slipway.approve.Gate.Open}, and export asks for one. Must not import {@code javafx}, {@code java.sql} or {@code export}.
 */
@NullMarked
package dev.slipway.approve;

import org.jspecify.annotations.NullMarked;
