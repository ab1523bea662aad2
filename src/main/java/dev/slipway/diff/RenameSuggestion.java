package dev.slipway.diff;

import dev.slipway.model.ObjectKey;

/**
 * A question to a person: is this the same object under another name?
 *
 * @param score how alike the two are, from 0 to 1
 * @param reason what speaks for it, in words
 */
public record RenameSuggestion(ObjectKey from, ObjectKey to, double score, String reason) {}
