/** Measurements that take minutes and a quiet machine: run by hand, each says how. */
@NullMarked
package dev.slipway.bench;

import org.jspecify.annotations.NullMarked;
