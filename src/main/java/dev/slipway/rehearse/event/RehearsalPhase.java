package dev.slipway.rehearse.event;

import java.util.EnumSet;
import java.util.Set;

/** The states of a rehearsal and the moves that are legal between them. */
public enum RehearsalPhase {
    PREFLIGHT("Pre-flight"),
    BACKUP("Backup"),
    BASELINE("Baseline"),
    UP("Up"),
    VERIFY_UP("Verify up"),
    UP_AGAIN("Up again"),
    WRITES("Writes in between"),
    DOWN("Down"),
    VERIFY_DOWN("Verify down"),
    DOWN_AGAIN("Down again"),
    UP_FINAL("Up after down"),
    INTERRUPTIONS("Interruptions"),
    RESTORE("Put staging back"),
    DONE("Done"),
    FAILED("Failed"),
    ABORTED("Aborted");

    private final String title;

    RehearsalPhase(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** Whether nothing comes after it. */
    public boolean isEnd() {
        return this == DONE || this == FAILED || this == ABORTED;
    }

    /** Whether a rehearsal goes through it only when asked to. */
    public boolean isOptional() {
        return this == INTERRUPTIONS;
    }

    /** What it measures is no part of the migration: staging is put back, or somebody disturbs on purpose. */
    public boolean isAside() {
        return this == RESTORE || this == INTERRUPTIONS;
    }

    /** Whether it runs the steps of a script. */
    public boolean runsSteps() {
        return switch (this) {
            case UP, UP_AGAIN, DOWN, DOWN_AGAIN, UP_FINAL, INTERRUPTIONS, RESTORE -> true;
            case PREFLIGHT, BACKUP, BASELINE, VERIFY_UP, WRITES, VERIFY_DOWN, DONE, FAILED, ABORTED -> false;
        };
    }

    /** Which script it runs; meaningful only where it {@link #runsSteps()}. */
    public Side side() {
        return this == DOWN || this == DOWN_AGAIN || this == RESTORE ? Side.DOWN : Side.UP;
    }

    /** Where it may go from here. Before anything was changed a rehearsal just ends; afterwards it first puts staging back. */
    public Set<RehearsalPhase> next() {
        return switch (this) {
            case PREFLIGHT -> EnumSet.of(BACKUP, FAILED, ABORTED);
            case BACKUP -> EnumSet.of(BASELINE, FAILED, ABORTED);
            case BASELINE -> EnumSet.of(UP, FAILED, ABORTED);
            case UP -> EnumSet.of(VERIFY_UP, RESTORE);
            case VERIFY_UP -> EnumSet.of(UP_AGAIN, RESTORE);
            case UP_AGAIN -> EnumSet.of(WRITES, RESTORE);
            case WRITES -> EnumSet.of(DOWN, RESTORE);
            case DOWN -> EnumSet.of(VERIFY_DOWN, RESTORE);
            case VERIFY_DOWN -> EnumSet.of(DOWN_AGAIN, RESTORE);
            case DOWN_AGAIN -> EnumSet.of(UP_FINAL, RESTORE);
            case UP_FINAL -> EnumSet.of(INTERRUPTIONS, RESTORE, DONE, FAILED);
            case INTERRUPTIONS -> EnumSet.of(RESTORE, DONE, FAILED);
            case RESTORE -> EnumSet.of(DONE, FAILED, ABORTED);
            case DONE, FAILED, ABORTED -> EnumSet.noneOf(RehearsalPhase.class);
        };
    }

    /** Whether staging may differ from what it was while the rehearsal is here. */
    public boolean stagingTouched() {
        return compareTo(UP) >= 0 && !isEnd();
    }
}
