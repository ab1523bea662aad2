package dev.slipway.approve;

/**
 * An approval as it lies in the plan folder.
 *
 * @param name the file's name
 * @param text the file's content, to the byte
 */
public record SignedFile(String name, String text, Approval approval) {}
