package dev.slipway.workspace;

import dev.slipway.model.ObjectKey;
import dev.slipway.model.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The differences of a plan that somebody has looked at, as they lie in its folder. A mark is about a difference as it was: another hash
 * says that it has changed since. Nothing is proven by it, and no signature covers it.
 *
 * @param reviewed in the order of the objects
 */
public record ReviewMarks(List<Mark> reviewed) {
    public static final String FILE = "reviewed.json";
    private static final String FORMAT = "slipway-reviewed/1";
    private static final long MAX_BYTES = 64L << 20;

    public ReviewMarks {
        reviewed = reviewed.stream().sorted(Comparator.comparing(Mark::object)).toList();
    }

    /** @param difference SHA-256 of both sides' texts */
    public record Mark(ObjectKey object, String difference) {}

    public static ReviewMarks of(Map<ObjectKey, String> hashes) {
        return new ReviewMarks(hashes.entrySet().stream().map(e -> new Mark(e.getKey(), e.getValue())).toList());
    }

    /** Each object with the hash of its difference. */
    public SortedMap<ObjectKey, String> hashes() {
        SortedMap<ObjectKey, String> hashes = new TreeMap<>();
        reviewed.forEach(mark -> hashes.put(mark.object(), mark.difference()));
        return hashes;
    }

    /** @throws ProblemException naming the file when it is damaged; none where it is not there */
    public static ReviewMarks read(PlanFolder folder) {
        Path file = SafeFiles.inside(folder.path(), FILE);
        return Files.exists(file) ? RecordJson.read(file, FORMAT, ReviewMarks.class, MAX_BYTES) : new ReviewMarks(List.of());
    }

    /** Writes them into a plan's folder; none are not written where none were. */
    public void write(PlanFolder folder) {
        Path file = SafeFiles.inside(folder.path(), FILE);
        if (!reviewed.isEmpty() || Files.exists(file)) {
            SafeFiles.write(file, RecordJson.write(FORMAT, this));
        }
    }
}
