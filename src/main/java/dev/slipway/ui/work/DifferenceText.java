package dev.slipway.ui.work;

import dev.slipway.ServerFamily;
import dev.slipway.diff.Difference;
import dev.slipway.model.Fingerprint;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.SchemaObject;
import java.util.List;

/**
 * A difference as it is read: the object's text on both sides, empty where it does not exist.
 *
 * @param left as it is now
 * @param right as it is wanted
 */
public record DifferenceText(String left, String right) {
    public static DifferenceText of(Comparison now, Difference difference) {
        return switch (difference) {
            case Difference.Added(SchemaObject object) -> new DifferenceText("", text(now, object, now.to().model(), List.of()));
            case Difference.Removed(SchemaObject object) -> new DifferenceText(text(now, object, now.diff().from(), List.of()), "");
            case Difference.Changed changed -> both(now, original(now, changed), changed.to());
            case Difference.Renamed renamed -> both(now, renamed.from(), renamed.to());
        };
    }

    /** As the server has it now: accepted renames of columns are only in the compared model. */
    private static SchemaObject original(Comparison now, Difference.Changed changed) {
        return now.from().model().find(changed.key()).orElse(changed.from());
    }

    private static DifferenceText both(Comparison now, SchemaObject from, SchemaObject to) {
        SchemaModel model = now.from().model().find(from.key()).isPresent() ? now.from().model() : now.diff().from();
        List<String> order = ServerFamily.of(now.from().server().engine()).columnOrder(from);
        return new DifferenceText(text(now, from, model, List.of()), text(now, to, now.to().model(), order));
    }

    private static String text(Comparison now, SchemaObject object, SchemaModel model, List<String> order) {
        return ServerFamily.of(now.from().server().engine()).text(object, model, order);
    }

    /** SHA-256 of both sides. */
    public String hash() {
        return Fingerprint.sha256(left + "\u0000" + right);
    }
}
