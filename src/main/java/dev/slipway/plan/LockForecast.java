package dev.slipway.plan;

/**
 * A lock a step is expected to take. A prediction: the shadow run and the rehearsal measure the real one.
 *
 * @param relation the qualified raw name of the relation
 * @param mode the lock mode as the server names it in its manual, such as ACCESS EXCLUSIVE
 * @param blocks whom it blocks, in words
 */
public record LockForecast(String relation, String mode, String blocks) {}
