package dev.slipway.plan.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Pipeline;
import dev.slipway.diff.CompareRules;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.Hazard;
import dev.slipway.plan.PlanOptions;
import dev.slipway.plan.Step;
import dev.slipway.rehearse.TestDatabase;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can stop a script is named, on the way up and on the way back. */
@Tag("server")
class HazardsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            int NOT NULL  | int          | The way back stops where public.t.a holds nulls written after up
            varchar(5)    | text         | The way back stops where public.t.a holds values that do not fit character varying(5), \
            written after up
            varchar(5)    | varchar(9)   | The way back stops where public.t.a holds values that do not fit character varying(5), \
            written after up
            int           | bigint       | The way back stops where public.t.a holds values that do not fit integer, written after up
            numeric(5,2)  | numeric(9,2) | The way back stops where public.t.a holds values that do not fit numeric(5,2), written after up
            text          | varchar(5)   | Fails where public.t.a holds values that do not fit character varying(5)
            bigint        | int          | Fails where public.t.a holds values that do not fit integer
            """)
    void namesRowsThatContradictAColumn(String from, String to, String effect) {
        assertThat(contradictions("CREATE TABLE public.t (a " + from + ")", "CREATE TABLE public.t (a " + to + ")"))
                .containsExactly(effect);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'x'      | 'x', 'y' | The way back makes public.e anew and stops where rows hold one of the new values, written after up
            'x', 'y' | 'z', 'y' | The way back stops where rows hold a value that the old public.e does not have, written after up
            """, quoteCharacter = '"')
    void namesRowsThatContradictAnEnum(String from, String to, String effect) {
        String table = "; CREATE TABLE public.t (a public.e)";
        assertThat(contradictions("CREATE TYPE public.e AS ENUM (" + from + ")" + table, "CREATE TYPE public.e AS ENUM (" + to + ")"
                + table))
                .contains(effect);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a int, b int, c int | a int, c int | The way back puts public.t.b after the table's other columns
            a int, b int, c int | a int, b int |
            """)
    void namesAColumnThatDoesNotComeBackToItsPlace(String from, String to, @Nullable String effect) {
        assertThat(effects("column-order", "CREATE TABLE public.t (" + from + ")", "CREATE TABLE public.t (" + to + ")"))
                .isEqualTo(Stream.ofNullable(effect).toList());
    }

    private static List<String> contradictions(String from, String to) {
        return effects("contradicting-rows", from, to);
    }

    private static List<String> effects(String rule, String from, String to) {
        Snapshot present = TestDatabase.snapshotOf(from);
        Snapshot wanted = TestDatabase.snapshotOf(to);
        return Pipeline.plan(Pipeline.diff(present, wanted, List.of(), CompareRules.DEFAULT), present, wanted, PlanOptions.DEFAULT).plan()
                .steps().stream().map(Step::effects).flatMap(e -> e.hazards().stream())
                .filter(h -> h.rule().equals(rule)).map(Hazard::effect).toList();
    }
}
