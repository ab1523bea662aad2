package dev.slipway.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.Engine;
import dev.slipway.model.ProblemException;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.ServerVersion;
import dev.slipway.model.Snapshot;
import dev.slipway.model.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFileTest {
    @TempDir
    Path temp;

    @Test
    void keepsEveryKindOfObject() {
        Path file = temp.resolve("a.snapshot.json");
        for (Snapshot snapshot : List.of(Samples.from(), Samples.to())) {
            SnapshotFile.write(file, snapshot);
            Snapshot read = SnapshotFile.read(file);
            assertThat(read).isEqualTo(snapshot);
            assertThat(read.fingerprint()).isEqualTo(snapshot.fingerprint());
        }
    }

    @Test
    void twoAtOnceAreWhatEachIsAlone() {
        writesBoth(Samples.from(), Samples.to());
        writesBoth(Samples.to(), Samples.from());
        writesBoth(Samples.to(), Samples.to());
        writesBoth(many("a", i -> i % 7 != 0, 9), many("b", i -> i % 5 != 0, 9));
        writesBoth(many("a", i -> true, 9), many("b", i -> i < 1, 1));
        writesBoth(many("a", i -> i < 1, 1), many("b", i -> true, 9));
    }

    private void writesBoth(Snapshot one, Snapshot other) {
        Path first = temp.resolve("first");
        Path second = temp.resolve("second");
        try (FileDraft draft = FileDraft.of(first, false); FileDraft otherDraft = FileDraft.of(second, false)) {
            SnapshotFile.write(draft, one, otherDraft, other);
            draft.place();
            otherDraft.place();
        }
        assertThat(first).hasContent(SnapshotFile.text(one));
        assertThat(second).hasContent(SnapshotFile.text(other));
    }

    /** Several times as much as is written in one piece. */
    private static Snapshot many(String source, IntPredicate which, int columns) {
        List<Table> tables = IntStream.range(0, 300).filter(which).mapToObj(i -> Samples.table("t" + i, columns + i % 2)).toList();
        return new Snapshot(new ServerVersion(Engine.POSTGRESQL, 18, "18.6"), source, new SchemaModel(tables, List.of(), List.of()), Map.of());
    }

    @Test
    void refusesTwoObjectsOfOneKey() throws IOException {
        Path file = temp.resolve("a.snapshot.json");
        String table = "{\"is\": \"enumType\", \"key\": {\"kind\": \"ENUM\", \"name\": \"x\"}}";
        Files.writeString(file,
                "{\"format\": \"slipway-snapshot/1\", \"server\": {\"engine\": \"POSTGRESQL\", \"major\": 18, \"text\": \"18.6\"}, "
                        + "\"objects\": ["
                + table + "," + table + "]}");
        assertThatThrownBy(() -> SnapshotFile.read(file)).isInstanceOf(ProblemException.class)
                .hasMessageContaining("two objects of one key: enum x");
    }

    /** It takes a fraction of a second; were every object looked up among all, it would take minutes. */
    @Test
    @Timeout(60)
    void readsTwoThousandTables() {
        List<Table> tables = IntStream.range(0, 2_000).mapToObj(i -> Samples.table("t" + i, 12)).toList();
        Snapshot big = new Snapshot(new ServerVersion(Engine.POSTGRESQL, 18, "18.6"), "big", new SchemaModel(tables, List.of(), List.of()),
                Map.of());
        Path file = temp.resolve("big.snapshot.json");
        SnapshotFile.write(file, big);
        assertThat(SnapshotFile.read(file)).isEqualTo(big);
    }
}
