package dev.slipway.ui.work;

import dev.slipway.plan.Severity;
import dev.slipway.ui.kit.Tone;

/** The colours of severities. */
public final class SeverityTone {
    private SeverityTone() {}

    public static Tone of(Severity severity) {
        return switch (severity) {
            case INFO -> Tone.INFO;
            case LOW -> Tone.LOW;
            case MEDIUM -> Tone.MEDIUM;
            case HIGH -> Tone.HIGH;
            case CRITICAL -> Tone.CRITICAL;
        };
    }
}
