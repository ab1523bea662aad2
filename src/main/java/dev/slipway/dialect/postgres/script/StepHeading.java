package dev.slipway.dialect.postgres.script;

/**
 * The comment line that opens a step.
 *
 * @param number the step's number in the plan, from 1
 * @param of how many steps the plan has
 * @param phase the word in brackets, such as expand
 * @param line the line of the script it stands on, from 1
 */
public record StepHeading(int number, int of, String phase, String title, int line) {}
