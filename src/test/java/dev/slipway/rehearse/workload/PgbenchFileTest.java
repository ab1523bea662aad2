package dev.slipway.rehearse.workload;

import dev.slipway.rehearse.run.postgres.PostgresScripting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.model.ProblemException;
import dev.slipway.rehearse.event.Age;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PgbenchFileTest {
    private static final String FILE = """
            -- what the shop does all day
            -- name: read order, weight: 5, age: old
            \\set id random(1, 100 * :scale)
            \\sleep 5 ms
            SELECT * FROM shop.orders WHERE id = :id AND note <> 'a;b:id' AND at > now()::date;
            -- name: buy
            BEGIN;
            INSERT INTO shop.orders (id) VALUES (:id);
            END;
            """;

    @Test
    void readsScriptsWithWeightAndAge() {
        Workload workload = PgbenchFile.parse("workload.sql", FILE, new PostgresScripting());

        assertThat(workload.scripts()).extracting(Workload.Script::name, Workload.Script::weight, Workload.Script::age)
                .containsExactly(tuple("read order", 5, Age.OLD), tuple("buy", 1, Age.BOTH));
        List<Workload.Command> read = workload.scripts().getFirst().commands();
        assertThat(read).hasSize(3).element(1).isEqualTo(new Workload.Command.Sleep(Duration.ofMillis(5)));
        assertThat(workload.scripts().getLast().commands()).hasSize(3);
        assertThat(workload.scripts().getFirst().told().summary()).startsWith("SELECT * FROM shop.orders");
    }

    @Test
    void fillsVariablesInAndLeavesCastsAndTextsAlone() {
        String sql = "SELECT :id, :id::text, now()::date, ':other' FROM t WHERE a=:id";
        assertThat(Load.filled(sql, Map.of("id", "7"))).isEqualTo("SELECT 7, 7::text, now()::date, ':other' FROM t WHERE a=7");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 + 2 * 3            | 7
            (1 + 2) * 3          | 9
            10 - 2 - 3           | 5
            -4 + abs(-6)         | 2
            17 % 5               | 2
            :scale * 100 / 3     | 333
            greatest(3, least(9, 4)) | 4
            """)
    void computesAsPgbenchDoes(String expression, long value) {
        assertThat(ExpressionParser.parse(expression).value(Map.of("scale", "10"), new Random(1))).isEqualTo(value);
    }

    @Test
    void staysWithinTheBounds() {
        Map<String, String> none = new HashMap<>();
        Expression even = ExpressionParser.parse("random(3, 7)");
        Expression bell = ExpressionParser.parse("random_gaussian(1, 100, 5)");
        Random chance = new Random(7);
        long middle = 0;
        boolean lowest = false;
        boolean highest = false;
        for (int i = 0; i < 5_000; i++) {
            long drawn = even.value(none, chance);
            assertThat(drawn).isBetween(3L, 7L);
            lowest |= drawn == 3;
            highest |= drawn == 7;
            long bellDrawn = bell.value(none, chance);
            assertThat(bellDrawn).isBetween(1L, 100L);
            middle += bellDrawn > 25 && bellDrawn <= 75 ? 1 : 0;
        }
        assertThat(lowest && highest).isTrue();
        assertThat(middle).isGreaterThan(4_500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\set x random(1", "\\set x 1 +", "\\set x what(1)", "\\gset", "-- name: a, weight: many\nSELECT 1;",
        "-- name: a, colour: red\nSELECT 1;", "-- name: a, weight: 0\nSELECT 1;", "-- nothing"})
    void namesTheLineThatIsNotUnderstood(String text) {
        assertThatThrownBy(() -> PgbenchFile.parse("workload.sql", text, new PostgresScripting())).isInstanceOf(ProblemException.class)
                .hasMessageContaining("workload.sql");
    }
}
