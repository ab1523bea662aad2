package dev.slipway.export.comparison;

import dev.slipway.diff.Difference;
import dev.slipway.diff.PropertyChange;
import dev.slipway.diff.RenameSuggestion;
import dev.slipway.diff.SchemaDiff;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.SeenObject;
import dev.slipway.model.Snapshot;
import java.util.List;

/**
 * What a comparison prints, in any format.
 *
 * @param from name of the present side
 * @param to name of the wanted side
 * @param differing how many objects differ; 0 means the two are the same
 */
public record ComparisonReport(String from, String to, String fromFingerprint, String toFingerprint, int differing, List<Entry> differences,
        List<RenameSuggestion> renameSuggestions, List<SeenObject> notCompared) {
    public static final String FORMAT = "slipway-comparison/1";

    /** How an object differs, with the sign that stands for it. */
    public enum Change {
        ADDED("+"), REMOVED("-"), CHANGED("~"), RENAMED(">");

        private final String sign;

        Change(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    /** @param formerly the name before a rename, else empty */
    public record Entry(Change change, String kind, String name, String formerly, List<PropertyChange> properties) {
        public String title() {
            return kind + " " + (formerly.isEmpty() ? name : formerly + " -> " + name);
        }
    }

    public static ComparisonReport of(Snapshot from, Snapshot to, SchemaDiff diff, List<RenameSuggestion> suggestions) {
        List<Entry> entries = diff.differences().stream().map(ComparisonReport::entry).toList();
        return new ComparisonReport(from.source(), to.source(), from.fingerprint(), to.fingerprint(), entries.size(), entries, suggestions,
                diff.notCompared());
    }

    /** The same comparison with its sides told apart by other names, where what they call themselves does not tell. */
    public ComparisonReport toldApart(String fromName, String toName) {
        if (!from.equals(to)) {
            return this;
        }
        boolean alike = fromName.equals(toName);
        return new ComparisonReport(alike ? from + " (from)" : fromName, alike ? to + " (to)" : toName, fromFingerprint, toFingerprint,
                differing, differences, renameSuggestions, notCompared);
    }

    private static Entry entry(Difference difference) {
        ObjectKey key = difference.key();
        return switch (difference) {
            case Difference.Added _ -> new Entry(Change.ADDED, key.kind().word(), key.qualified(), "", List.of());
            case Difference.Removed _ -> new Entry(Change.REMOVED, key.kind().word(), key.qualified(), "", List.of());
            case Difference.Changed changed -> new Entry(Change.CHANGED, key.kind().word(), key.qualified(), "", changed.properties());
            case Difference.Renamed renamed -> new Entry(Change.RENAMED, key.kind().word(), key.qualified(),
                    renamed.from().key().qualified(), renamed.properties());
        };
    }

    long count(Change change) {
        return differences.stream().filter(d -> d.change() == change).count();
    }
}
