/**
 * The schema as values: records and sealed types that describe what a database holds, and nothing about
 * how it is read, compared or changed. Imports {@code java.base} and the null annotations only.
 */
@NullMarked
package dev.slipway.model;

import org.jspecify.annotations.NullMarked;
