package dev.slipway.rehearse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.embedded.ScratchServer;
import dev.slipway.jdbc.Cancellation;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.Secret;
import dev.slipway.model.ObjectKey;
import dev.slipway.rehearse.postgres.NativeDump;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With whatever pg_dump the machine has, against a server of its version or an older one. */
@Tag("server")
@Timeout(120)
class NativeDumpTest {
    private static final int OLDEST = 14;

    @TempDir
    private Path folder;

    private TestDatabase old() {
        assumeTrue(ScratchServer.has(String.valueOf(OLDEST)), "binaries of an old version are there");
        TestDatabase database = TestDatabase.create(OLDEST);
        assumeTrue(NativeDump.of(database.database(), OLDEST, new Cancellation()).isPresent(), "pg_dump is installed");
        return database;
    }

    @Test
    void holdsTheSchemaAndTheRowsOfWhatIsNotLeftOut() throws IOException {
        try (TestDatabase database = old()) {
            List.of("CREATE SCHEMA \"odd \"\"one\"", "CREATE TABLE \"odd \"\"one\".\"a.b\" (id int)", "CREATE TABLE public.kept (id int)",
                    "INSERT INTO public.kept VALUES (1)").forEach(database::execute);
            Path file = folder.resolve("dump");
            NativeDump.Dump dump = NativeDump.of(database.database(), OLDEST, new Cancellation()).orElseThrow()
                    .take(file, List.of(ObjectKey.table("odd \"one", "a.b")));
            assertThat(dump.version()).isGreaterThanOrEqualTo(OLDEST);
            assertThat(dump.tables()).as("one is left out").isEqualTo(1);
            assertThat(dump.entries()).isGreaterThanOrEqualTo(4);
            assertThat(dump.bytes()).isEqualTo(Files.size(file)).isPositive();
        }
    }

    @Test
    void saysWhatTheProgramSays() {
        try (TestDatabase database = old()) {
            Database wrong = Database.of(database.database().profile(), Secret.of("wrong"));
            assertThatThrownBy(() -> NativeDump.of(wrong, OLDEST, new Cancellation()).orElseThrow().take(folder.resolve("dump"), List.of()))
                    .isInstanceOf(IOException.class).hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void noProgramIsTakenThatIsOlderThanTheServer() {
        try (TestDatabase database = TestDatabase.create()) {
            assertThat(NativeDump.of(database.database(), 99, new Cancellation())).isEmpty();
        }
    }
}
