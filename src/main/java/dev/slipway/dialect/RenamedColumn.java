package dev.slipway.dialect;

/** A column by its raw names in a copy of a table and in the table as it is now. */
public record RenamedColumn(String before, String now) {}
