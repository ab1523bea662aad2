package dev.slipway.matrix;

import dev.slipway.dialect.postgres.script.PostgresScript;
import dev.slipway.model.Snapshot;
import dev.slipway.rehearse.TestDatabase;
import dev.slipway.testing.MigrationCase;
import dev.slipway.testing.Rebuilt;
import dev.slipway.testing.Scripts;
import dev.slipway.testing.Versions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** The same schema shows no difference: not after it was written as a script and built anew, and not on another version of the server. */
@Tag("server")
@Tag("matrix")
class NoiseTest {
    private static final Map<String, Snapshot> READ = new HashMap<>();

    /** One schema of a case. */
    private record Schema(String name, String sql, int since) {
        static List<Schema> all() {
            return MigrationCase.all().stream().flatMap(c -> Stream.of(new Schema(c.name() + " old", c.oldSchema(), c.since()),
                    new Schema(c.name() + " new", c.newSchema(), c.since()))).toList();
        }

        Snapshot on(int major) {
            return READ.computeIfAbsent(major + " " + name, k -> built(major));
        }

        private Snapshot built(int major) {
            try (TestDatabase database = TestDatabase.create(major)) {
                Scripts.run(database, PostgresScript.parse(name, sql));
                return database.snapshot();
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> aSchemaBuiltFromItsOwnScriptIsTheSame() {
        return Versions.judged().stream().flatMap(major -> Schema.all().stream().filter(s -> major >= s.since())
                .map(s -> DynamicTest.dynamicTest("PostgreSQL " + major + " " + s.name(), () -> Rebuilt.judge(s.sql(), major))));
    }

    /** Each version against the next one judged. */
    @TestFactory
    Stream<DynamicTest> aSchemaIsTheSameOnTwoVersions() {
        List<Integer> versions = Versions.judged();
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 1; i < versions.size(); i++) {
            int older = versions.get(i - 1);
            int newer = versions.get(i);
            Schema.all().stream().filter(s -> older >= s.since()).forEach(s -> tests.add(
                    DynamicTest.dynamicTest(older + " and " + newer + " " + s.name(), () -> Rebuilt.same(s.on(older), s.on(newer)))));
        }
        return tests.stream();
    }
}
