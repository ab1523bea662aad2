package dev.slipway.approve;

import dev.slipway.rehearse.RehearsalResult;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A rehearsal that is over, and what was kept of it.
 *
 * @param evidence the signed evidence beside the plan; none when the rehearsal ended before up began
 */
public record KeptRehearsal(RehearsalResult result, Optional<Path> evidence) {}
