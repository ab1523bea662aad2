package dev.slipway.rehearse;

import dev.slipway.jdbc.DatabaseIdentity;
import dev.slipway.rehearse.event.TableSize;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the production that a plan is for, beside the plan.
 *
 * @param database which one it is; empty where it is not known
 * @param name what to call it, for people
 * @param sizes of its tables; empty where it was not asked, and the plan's own snapshot tells them
 */
public record Origin(Optional<DatabaseIdentity> database, String name, List<TableSize> sizes) {
    public static final Origin UNKNOWN = new Origin(Optional.empty(), "", List.of());

    public Origin {
        sizes = List.copyOf(sizes);
    }
}
