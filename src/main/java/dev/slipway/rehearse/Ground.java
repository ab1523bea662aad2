package dev.slipway.rehearse;

/** On what a rehearsal is done. */
public sealed interface Ground {
    /** On staging itself, which is put back afterwards. */
    Ground STAGING = new Staging(false);
    /** On a whole copy of staging. */
    Ground CLONE = new Clone(1);

    /** @param staysUp leave staging with the wanted schema; otherwise, as a DBA expects of a rehearsal, it is put back as it was before */
    record Staging(boolean staysUp) implements Ground {}

    /**
     * On a copy of staging on the same server, which is made for the rehearsal and dropped after it: staging itself is only read.
     *
     * @param scale how much of the rows of large tables the copy keeps, above 0 and at most 1
     */
    record Clone(double scale) implements Ground {
        public Clone {
            if (!(scale > 0 && scale <= 1)) {
                throw new IllegalArgumentException("a scale is above 0 and at most 1");
            }
        }
    }

    /** Whether staging has the wanted schema when the rehearsal is over. */
    default boolean staysUp() {
        return this instanceof Staging(boolean staysUp) && staysUp;
    }
}
