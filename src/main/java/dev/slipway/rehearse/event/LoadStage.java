package dev.slipway.rehearse.event;

/** What the plan did while a workload was measured. */
public enum LoadStage {
    /** Nothing yet: this is what everything else is compared with. */
    IDLE,
    /** It ran a step. */
    STEP,
    /** It was between two steps, or compared rows. */
    BETWEEN,
    /** It was done. */
    AFTER
}
