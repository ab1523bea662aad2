package dev.slipway.ui.kit.locks;

import dev.slipway.ui.kit.Format;
import java.time.Duration;
import java.util.Optional;

/**
 * A lock on a relation, held or waited for, from one moment to another.
 *
 * @param relation the lane it is drawn in
 * @param kind how it is drawn
 * @param mode as the server's manual writes it: "ACCESS EXCLUSIVE"
 * @param owner who holds or waits: "slipway, step 9" or "app 4720"
 * @param from since the beginning of the run
 * @param to since the beginning of the run, not before {@code from}; empty while it lasts
 * @param statement what took it, for the tooltip and for going there; may be empty
 */
public record LockBar(String relation, Kind kind, String mode, String owner, Duration from, Optional<Duration> to, String statement) {
    /** What a bar stands for; each has a pattern and a colour of its own. */
    public enum Kind {
        /** Held by the migration, reads and writes go on. */
        HELD,
        /** Held by the migration, and others' reads or writes wait behind it. */
        HELD_STRONG,
        /** Held by somebody else. */
        OTHER,
        /** Waited for, by whomever. */
        WAITING
    }

    public LockBar {
        if (to.isPresent() && to.get().compareTo(from) < 0) {
            throw new IllegalArgumentException("a lock ends after it begins: " + from + " to " + to.get());
        }
    }

    /** Where it ends, or {@code now} while it lasts. */
    Duration end(Duration now) {
        return to.orElse(now.compareTo(from) < 0 ? from : now);
    }

    /** In words: "slipway holds ACCESS EXCLUSIVE on orders for 180 ms". */
    String words(Duration now) {
        String verb = kind == Kind.WAITING ? " waits for " : " holds ";
        String since = to.isPresent() ? " for " : " since ";
        return owner + verb + mode + " on " + relation + since + Format.duration(end(now).minus(from));
    }
}
