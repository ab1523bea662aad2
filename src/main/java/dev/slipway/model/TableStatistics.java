package dev.slipway.model;

/**
 * What the server knows of a table's size.
 *
 * @param rows the planner's estimate, -1 when the table was never analysed
 * @param bytes size of the table without its indexes
 * @param indexBytes size of its indexes
 */
public record TableStatistics(long rows, long bytes, long indexBytes) {}
