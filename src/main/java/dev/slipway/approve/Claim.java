package dev.slipway.approve;

/**
 * One thing that was checked about a plan folder.
 *
 * @param what the claim, such as "The scripts are the ones that were rehearsed"
 * @param holds whether it is true
 * @param detail what was found: a hash, a name, or the reason why it is not true
 */
public record Claim(String what, boolean holds, String detail) {}
