/**
 * Evidence, signatures and the gate: whether a plan may leave. Evidence is signed when its rehearsal ends
 * ({@link dev.slipway.approve.Seal}), and an approval signs the evidence together with the key it was signed with. A signature tells that
 * nothing was changed by anybody who does not hold that key; whose key it is, people compare by its short name.
 *
 * <p>{@link dev.slipway.approve.Gate#check} is the only way to a {@link dev.slipway.approve.Gate.Open}, and export
 * asks for one.
 *
 * <p>Must not import {@code javafx}, {@code java.sql} or {@code export}.
 */
@NullMarked
package dev.slipway.approve;

import org.jspecify.annotations.NullMarked;
