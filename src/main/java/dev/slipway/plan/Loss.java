package dev.slipway.plan;

/**
 * Data that is gone after a step.
 *
 * @param object the qualified raw name of what is lost
 * @param what what is lost, in words
 * @param rows how many rows at most, -1 when it is not known
 */
public record Loss(String object, String what, long rows) {}
