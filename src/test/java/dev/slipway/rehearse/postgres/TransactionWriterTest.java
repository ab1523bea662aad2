package dev.slipway.rehearse.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.dialect.postgres.rows.PostgresRows;
import dev.slipway.jdbc.Cancellation;
import dev.slipway.model.ObjectKey;
import dev.slipway.rehearse.TestDatabase;
import dev.slipway.rehearse.server.RowWriter;
import dev.slipway.rehearse.server.TransactionWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Another session is in the way of the writes. */
@Tag("server")
@Timeout(60)
class TransactionWriterTest {
    private static final RowWriter.Target ITEMS = new RowWriter.Target(ObjectKey.table("public", "item"), List.of("id"), List.of(),
            List.of("name"), true);

    private TestDatabase staging;
    private Connection holder;
    private int lost;

    @BeforeEach
    void hold() throws SQLException {
        staging = TestDatabase.create();
        staging.execute("CREATE TABLE public.item (id int PRIMARY KEY, name text)");
        staging.execute("INSERT INTO public.item SELECT i, 'n' || i FROM generate_series(1, 50) i");
        holder = staging.open();
        holder.setAutoCommit(false);
        try (Statement statement = holder.createStatement()) {
            statement.execute("SELECT FROM public.item FOR UPDATE");
        }
    }

    @AfterEach
    void drop() throws SQLException {
        holder.close();
        staging.close();
    }

    @Test
    void whatLostAFightForALockIsTriedAgain() throws SQLException {
        List<RowWriter.Written> written = writer(2).write(List.of(ITEMS));
        assertThat(lost).isEqualTo(2);
        assertThat(written).singleElement().satisfies(w -> {
            assertThat(w.updated()).isEqualTo(3);
            assertThat(w.deleted()).isEqualTo(2);
        });
        assertThat(staging.value("SELECT count(*) FROM public.item")).isEqualTo("48");
    }

    @Test
    void whoNeverGivesWayIsNotWaitedForWithoutEnd() {
        assertThatThrownBy(() -> writer(Integer.MAX_VALUE).write(List.of(ITEMS))).isInstanceOf(SQLException.class);
        assertThat(staging.value("SELECT count(*) FROM public.item")).isEqualTo("50");
    }

    /** @param losses after how many the other session gives way */
    private TransactionWriter writer(int losses) {
        PostgresWriting postgres = new PostgresWriting();
        return new TransactionWriter(staging.database(), new Cancellation(), new PostgresRows(),
                new TransactionWriter.Language() {
            @Override
            public String settings() {
                return "SET lock_timeout = '50ms'";
            }

            @Override
            public Optional<String> settle() {
                return postgres.settle();
            }

            @Override
            public Optional<String> refusal(SQLException failure) {
                return postgres.refusal(failure);
            }

            @Override
            public boolean isLostLock(SQLException failure) {
                lost++;
                if (lost == losses) {
                    letGo();
                }
                return postgres.isLostLock(failure);
            }
        });
    }

    private void letGo() {
        try {
            holder.rollback();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
