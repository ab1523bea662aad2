package dev.slipway.ui.work;

import dev.slipway.diff.Difference;
import dev.slipway.diff.SchemaDiff;
import dev.slipway.model.ObjectKey;
import dev.slipway.workspace.PlanFolder;
import dev.slipway.workspace.ReviewMarks;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The differences that somebody has looked at. They are kept with the plan once it has a folder; a mark goes when its difference is no
 * more what it was.
 */
public final class Reviewing {
    private final Workbench bench;
    private final ReadOnlyObjectWrapper<Map<ObjectKey, String>> marks = new ReadOnlyObjectWrapper<>(Map.of());
    /** What is not in its plan's folder yet. Jobs end in any order: whichever comes first writes the newest, and the others nothing. */
    private final Map<Path, Map<ObjectKey, String>> unwritten = new ConcurrentHashMap<>();
    private final ReentrantLock writing = new ReentrantLock();
    /** What is about to be marked, each by the request that was the last to ask for it. */
    private final Map<ObjectKey, Object> marking = new HashMap<>();
    private Optional<SchemaDiff> seen = Optional.empty();

    Reviewing(Workbench bench) {
        this.bench = bench;
        bench.comparing().comparisonProperty().subscribe(this::compared);
    }

    /** What is marked, each with the hash of the difference that was looked at. */
    public ReadOnlyObjectProperty<Map<ObjectKey, String>> marksProperty() {
        return marks.getReadOnlyProperty();
    }

    public boolean reviewed(ObjectKey key) {
        return marks.get().containsKey(key);
    }

    /** Marks differences as looked at, or takes the marks away. */
    public void mark(Collection<ObjectKey> keys, boolean reviewed) {
        bench.comparing().comparisonProperty().get().ifPresent(now -> {
            if (!reviewed) {
                marking.keySet().removeAll(keys);
                Map<ObjectKey, String> left = new TreeMap<>(marks.get());
                left.keySet().removeAll(keys);
                set(left);
                return;
            }
            Object mine = new Object();
            keys.forEach(key -> marking.put(key, mine));
            bench.background().compute("marking as reviewed", progress -> hashes(now, keys)).onDone(hashes -> {
                hashes.keySet().removeIf(key -> marking.get(key) != mine);
                if (bench.comparing().comparisonProperty().get().filter(still -> still.diff() == now.diff()).isPresent()) {
                    Map<ObjectKey, String> all = new TreeMap<>(marks.get());
                    all.putAll(hashes);
                    set(all);
                }
            }).onEnd(() -> marking.values().removeIf(request -> request == mine));
        });
    }

    private void set(Map<ObjectKey, String> now) {
        marks.set(Map.copyOf(now));
        bench.files().folderProperty().get().ifPresent(folder -> {
            unwritten.put(folder, marks.get());
            bench.background().run("keeping the review", progress -> {
                write(folder);
                return folder;
            });
        });
    }

    private void write(Path folder) {
        writing.lock();
        try {
            Map<ObjectKey, String> newest = unwritten.remove(folder);
            if (newest != null) {
                ReviewMarks.of(newest).write(PlanFolder.at(folder));
            }
        } finally {
            writing.unlock();
        }
    }

    /** Takes the marks that lie beside a plan, as far as they are still about its differences. */
    void take(Map<ObjectKey, String> kept) {
        marks.set(Map.copyOf(kept));
        keepWhatIsStillTrue(bench.comparing().comparisonProperty().get());
    }

    private void compared(Optional<Comparison> now) {
        // A choice changes the comparison, and no difference in it.
        boolean same = now.isPresent() && seen.isPresent() && now.get().diff() == seen.get();
        if (!same) {
            seen = now.map(Comparison::diff);
            keepWhatIsStillTrue(now);
        }
    }

    private void keepWhatIsStillTrue(Optional<Comparison> now) {
        Map<ObjectKey, String> before = marks.get();
        if (before.isEmpty()) {
            return;
        }
        if (now.isEmpty()) {
            marks.set(Map.of());
            return;
        }
        bench.background().compute("looking at the review marks", progress -> hashes(now.get(), before.keySet())).onDone(hashes -> {
            if (marks.get() == before) {
                Map<ObjectKey, String> kept = new TreeMap<>(before);
                kept.entrySet().removeIf(mark -> !mark.getValue().equals(hashes.get(mark.getKey())));
                if (kept.size() < before.size()) {
                    marks.set(Map.copyOf(kept));
                }
            }
        });
    }

    private static Map<ObjectKey, String> hashes(Comparison comparison, Collection<ObjectKey> keys) {
        Map<ObjectKey, String> hashes = new TreeMap<>();
        for (Difference difference : comparison.shown()) {
            if (keys.contains(difference.key())) {
                hashes.put(difference.key(), DifferenceText.of(comparison, difference).hash());
            }
        }
        return hashes;
    }
}
