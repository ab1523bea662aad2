package dev.slipway.rehearse;

import dev.slipway.rehearse.event.RehearsalPhase;

/** The rehearsal does not go on; the message says why. */
final class Stopped extends Exception {
    private final RehearsalPhase end;

    Stopped(RehearsalPhase end, String why) {
        super(why);
        this.end = end;
    }

    static void unless(boolean good, String otherwise) throws Stopped {
        if (!good) {
            throw new Stopped(RehearsalPhase.FAILED, otherwise);
        }
    }

    /** How the rehearsal ends: failed or aborted. */
    RehearsalPhase end() {
        return end;
    }
}
