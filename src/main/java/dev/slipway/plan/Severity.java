package dev.slipway.plan;

/** How bad a hazard or finding is, worst last. */
public enum Severity { INFO, LOW, MEDIUM, HIGH, CRITICAL }
