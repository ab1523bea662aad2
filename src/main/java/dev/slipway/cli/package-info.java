/**
 * The command line: the whole product without a window, with the same code. Commands are one class each and print through a
 * {@link dev.slipway.cli.Terminal}; what they are told is the contract of scripts. Must not import {@code javafx}; only the command
 * {@code tour} reaches into {@code ui}.
 */
@NullMarked
package dev.slipway.cli;

import org.jspecify.annotations.NullMarked;
