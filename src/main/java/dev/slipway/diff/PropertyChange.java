package dev.slipway.diff;

/**
 * One property that differs.
 *
 * @param property its name, such as {@code column total: type}
 * @param from the present value, empty where there is none
 * @param to the wanted value, empty where there is none
 */
public record PropertyChange(String property, String from, String to) {}
