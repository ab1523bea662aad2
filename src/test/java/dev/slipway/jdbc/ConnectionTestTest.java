package dev.slipway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.embedded.ScratchServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class ConnectionTestTest {
    @Test
    void saysWhoAnswersAndWhatTheRoleMayDo() {
        try (ScratchServer.Lease lease = ScratchServer.get().lease()) {
            ServerFacts facts = ConnectionTest.run(lease.database());
            assertThat(facts.product()).isEqualTo("PostgreSQL");
            assertThat(facts.major()).isEqualTo(18);
            assertThat(facts.role()).isEqualTo("postgres");
            assertThat(facts.superuser()).isTrue();
            assertThat(facts.canCreateDatabase()).isTrue();
            assertThat(facts.inRecovery()).isFalse();
            assertThat(facts.readOnly()).isFalse();
            assertThat(facts.tls()).isFalse();
            assertThat(facts.warnings()).isEmpty();
            assertThat(facts.roundTrip()).isBetween(Duration.ofNanos(1), Duration.ofSeconds(1));
        }
    }

    @Test
    void saysThatProductionIsReadOnly() {
        try (ScratchServer.Lease lease = ScratchServer.get().lease()) {
            ConnectionProfile profile = ScratchServer.get().server()
                    .profile(lease.database().profile().database(), Environment.PRODUCTION);
            ServerFacts facts = ConnectionTest.run(Database.of(profile, ScratchServer.get().server().password()));
            assertThat(facts.readOnly()).isTrue();
            assertThat(facts.warnings()).isEmpty();
        }
    }

    @Test
    void tellsDatabasesApartWhateverTheyAreCalled() throws SQLException {
        try (ScratchServer.Lease first = ScratchServer.get().lease(); ScratchServer.Lease second = ScratchServer.get().lease()) {
            ConnectionProfile one = first.database().profile();
            DatabaseIdentity identity = ConnectionTest.run(first.database()).identity();
            ConnectionProfile renamed = new ConnectionProfile(
                    "other", Environment.STAGING, "localhost", one.port(), one.database(), "nobody_special", TlsMode.PREFER);
            execute(first.database(), "DROP ROLE IF EXISTS nobody_special; CREATE ROLE nobody_special LOGIN PASSWORD 'x'");
            ServerFacts seen = ConnectionTest.run(Database.of(renamed, Secret.of("x")));
            assertThat(seen.superuser()).isFalse();
            assertThat(seen.canCreateDatabase()).isFalse();
            assertThat(seen.identity().isSameDatabaseAs(identity)).isTrue();
            assertThat(ConnectionTest.run(second.database()).identity().isSameDatabaseAs(identity)).isFalse();
            execute(first.database(), "DROP ROLE nobody_special");
        }
    }

    @Test
    void aCopyOfAClusterIsAnotherDatabase() {
        DatabaseIdentity original = new DatabaseIdentity(Optional.of("7"), 1_000, 16_384);
        assertThat(new DatabaseIdentity(Optional.of("7"), 1_001, 16_384).isSameDatabaseAs(original)).isFalse();
        assertThat(new DatabaseIdentity(Optional.of("8"), 1_000, 16_384).isSameDatabaseAs(original)).isFalse();
        assertThat(new DatabaseIdentity(Optional.of("7"), 1_000, 16_385).isSameDatabaseAs(original)).isFalse();
        assertThat(new DatabaseIdentity(Optional.empty(), 1_000, 16_384).isSameDatabaseAs(original)).isTrue();
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (Connection connection = database.open(SessionPurpose.EXECUTE); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
