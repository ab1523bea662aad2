package dev.slipway.ui.work;

import dev.slipway.rehearse.workload.LoadOptions;
import dev.slipway.rehearse.workload.WorkloadSource;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The workload of the next rehearsal, as it was chosen.
 *
 * @param file where the scripts are, when they come from a file; may still be empty
 * @param perSecond how many scripts are begun each second, 0 for as many as come back
 * @param sessions 1 to {@value LoadOptions#MOST_SESSIONS}
 */
public record LoadChoice(From from, String file, double perSecond, int sessions) {
    /** Where a workload comes from. */
    public enum From { NOWHERE, SCHEMA, FILE, STATISTICS }

    private static final LoadOptions USUAL = LoadOptions.of(new WorkloadSource.Schema());

    /** No workload; with the usual rate, should one be chosen. */
    public static final LoadChoice NONE = new LoadChoice(From.NOWHERE, "", USUAL.perSecond(), USUAL.sessions());

    public LoadChoice {
        if (!(perSecond >= 0) || sessions < 1 || sessions > LoadOptions.MOST_SESSIONS) {
            throw new IllegalArgumentException("a rate is at least 0, sessions are 1 to " + LoadOptions.MOST_SESSIONS);
        }
    }

    public LoadChoice withFrom(From other) {
        return new LoadChoice(other, file, perSecond, sessions);
    }

    public LoadChoice withFile(String other) {
        return new LoadChoice(from, other.strip(), perSecond, sessions);
    }

    public LoadChoice withPerSecond(double other) {
        return new LoadChoice(from, file, other, sessions);
    }

    public LoadChoice withSessions(int other) {
        return new LoadChoice(from, file, perSecond, other);
    }

    /** Whether a file is wanted and none is named. */
    public boolean needsFile() {
        return from == From.FILE && path().isEmpty();
    }

    private Optional<Path> path() {
        try {
            return file.isEmpty() ? Optional.empty() : Optional.of(Path.of(file));
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    /** How the workload is run; empty when there is to be none. */
    public Optional<LoadOptions> options() {
        Optional<WorkloadSource> source = switch (from) {
            case NOWHERE -> Optional.empty();
            case SCHEMA -> Optional.of(new WorkloadSource.Schema());
            case STATISTICS -> Optional.of(new WorkloadSource.Statistics());
            case FILE -> path().map(WorkloadSource.File::new);
        };
        return source.map(found -> LoadOptions.of(found).withPerSecond(perSecond).withSessions(sessions));
    }
}
