package dev.slipway.plan;

/**
 * A named risk of a step.
 *
 * @param rule the id of its entry in the rule catalogue
 * @param effect what happens, on which object
 * @param remedy what avoids or lessens it
 */
public record Hazard(String rule, Severity severity, String effect, String remedy) {}
