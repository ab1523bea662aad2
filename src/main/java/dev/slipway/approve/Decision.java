package dev.slipway.approve;

/** What a reviewer decided. */
public enum Decision { APPROVED, REJECTED }
