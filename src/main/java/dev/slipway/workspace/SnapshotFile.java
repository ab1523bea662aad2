package dev.slipway.workspace;

import dev.slipway.model.Dependency;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ProblemException;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.SchemaObject;
import dev.slipway.model.SeenObject;
import dev.slipway.model.ServerVersion;
import dev.slipway.model.Snapshot;
import dev.slipway.model.TableStatistics;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Snapshots as {@code .snapshot.json} files: one object after the other in key order. */
public final class SnapshotFile {
    /** What every snapshot file's name ends with. */
    public static final String SUFFIX = ".snapshot.json";
    static final String FORMAT = "slipway-snapshot/1";
    /** A schema of 5,000 tables takes about 20 MB. */
    private static final long MAX_BYTES = 256L << 20;

    private SnapshotFile() {}

    private record Document(ServerVersion server, String source, List<SchemaObject> objects, List<Dependency> dependencies,
            List<SeenObject> notCompared, List<Size> statistics) {}

    private record Size(ObjectKey table, long rows, long bytes, long indexBytes) implements Comparable<Size> {
        @Override
        public int compareTo(Size other) {
            return table.compareTo(other.table);
        }
    }

    /** How the lists of a document are sorted. */
    private static final Comparator<Object> ORDER = (one, other) -> one instanceof SchemaObject object
            ? object.key().compareTo(((SchemaObject) other).key()) : compare((Comparable<?>) one, other);

    @SuppressWarnings("unchecked")
    private static <T> int compare(Comparable<T> one, Object other) {
        return one.compareTo((T) other);
    }

    /** @throws ProblemException when the file cannot be written */
    public static void write(Path file, Snapshot snapshot) {
        SafeFiles.write(file, out -> RecordJson.write(FORMAT, document(snapshot), out));
    }

    /**
     * Writes two snapshots, in little more than the time of one where they have most in common.
     *
     * @throws ProblemException when a file cannot be written
     */
    static void write(FileDraft file, Snapshot snapshot, FileDraft otherFile, Snapshot other) {
        file.write(out -> otherFile.write(
                otherOut -> RecordJson.write(FORMAT, document(snapshot), out, document(other), otherOut, ORDER)));
    }

    /** The content of the file of a snapshot; the same snapshot always gives the same text. */
    public static String text(Snapshot snapshot) {
        return RecordJson.write(FORMAT, document(snapshot));
    }

    private static Document document(Snapshot snapshot) {
        SchemaModel model = snapshot.model();
        List<Size> sizes = snapshot.statistics().entrySet().stream()
                .map(e -> new Size(e.getKey(), e.getValue().rows(), e.getValue().bytes(), e.getValue().indexBytes()))
                .toList();
        return new Document(snapshot.server(), snapshot.source(), List.copyOf(model.objects().values()), model.dependencies(),
                model.notCompared(), sizes);
    }

    /** @throws ProblemException naming the file, and the line where it is known */
    public static Snapshot read(Path file) {
        Document document = RecordJson.read(file, FORMAT, Document.class, MAX_BYTES);
        Map<ObjectKey, TableStatistics> sizes = new TreeMap<>();
        for (Size size : document.statistics) {
            sizes.put(size.table, new TableStatistics(size.rows, size.bytes, size.indexBytes));
        }
        try {
            SchemaModel model = new SchemaModel(document.objects, document.dependencies, document.notCompared);
            return new Snapshot(document.server, document.source, model, sizes);
        } catch (IllegalArgumentException e) {
            throw new ProblemException("The snapshot is not valid (" + e.getMessage() + ")", file.toString(), "Take the snapshot again");
        }
    }
}
