/**
 * Random pairs of schemas with rows in them, made by jqwik, which also shrinks what fails. A schema is a list of numbers, each the
 * choice of one of its features; so shrinking a number towards zero takes something out of the schema.
 */
@NullMarked
package dev.slipway.random;

import org.jspecify.annotations.NullMarked;
