package dev.slipway.plan;

import dev.slipway.model.ObjectKey;

/** An answered question: the object {@code from} goes on as {@code to}, with its data. */
public record Rename(ObjectKey from, ObjectKey to) {}
