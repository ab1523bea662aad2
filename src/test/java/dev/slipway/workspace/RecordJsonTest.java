package dev.slipway.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ProblemException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordJsonTest {
    private static final String FORMAT = "slipway-thing/1";

    enum Colour { RED, GREEN }

    sealed interface Shape {
        record Dot() implements Shape {}

        record Line(int length, Optional<String> name) implements Shape {}
    }

    record Thing(String name, boolean on, int size, long big, Colour colour, List<Shape> shapes, List<String> lines) {
        Thing {
            if (size < 0) {
                throw new IllegalArgumentException("a size is not negative");
            }
        }
    }

    private static final Thing THING = new Thing("a\nb", true, 1, Long.MIN_VALUE, Colour.GREEN,
            List.of(new Shape.Dot(), new Shape.Line(3, Optional.of("é\u0000"))), List.of("x", "y\n"));

    @Test
    void writesAndReadsBack() {
        String text = RecordJson.write(FORMAT, THING);
        assertThat(text).isEqualTo("""
                {
                  "format": "slipway-thing/1",
                  "name": [
                    "a",
                    "b"
                  ],
                  "on": true,
                  "size": 1,
                  "big": -9223372036854775808,
                  "colour": "GREEN",
                  "shapes": [{"is": "dot"}, {"is": "line", "length": 3, "name": "é\\u0000"}],
                  "lines": [
                    "x",
                    [
                      "y",
                      ""
                    ]
                  ]
                }
                """);
        assertThat(RecordJson.parse("t", text, FORMAT, Thing.class)).isEqualTo(THING);
    }

    @Test
    void leavesOutWhatIsEmpty() {
        Thing plain = new Thing("", false, 0, 0, Colour.RED, List.of(), List.of());
        String text = RecordJson.write(FORMAT, plain);
        assertThat(text).doesNotContain("name", "shapes", "on\"");
        assertThat(RecordJson.parse("t", text, FORMAT, Thing.class)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            []                                                                        | is not a JSON object
            {"name": "x"}                                                             | does not begin with its "format"
            {"format": "slipway-thing/2"}                                             | this version of Slipway reads slipway-thing/1
            {"format": "slipway-plan/1"}                                              | wanted is slipway-thing/1
            {"format": "slipway-thing/1", "size": 1, "big": 1, "colour": "RED", "z": 1} | unknown field "z"
            {"format": "slipway-thing/1", "size": 1, "size": 1}                       | the field "size" twice
            {"format": "slipway-thing/1", "size": 1, "big": 1}                        | lacks the field "colour"
            {"format": "slipway-thing/1", "size": null}                               | "size" something else than a whole number
            {"format": "slipway-thing/1", "size": 1.5}                                | "size" something else than a whole number
            {"format": "slipway-thing/1", "size": 3000000000}                         | "size" something else than a whole number
            {"format": "slipway-thing/1", "big": 99999999999999999999}                | "big" something else than a whole number
            {"format": "slipway-thing/1", "size": "1"}                                | "size" something else than a whole number
            {"format": "slipway-thing/1", "on": 1}                                    | "on" something else than true or false
            {"format": "slipway-thing/1", "name": 1}                                  | "name" something else than a text
            {"format": "slipway-thing/1", "name": ["a", 1]}                           | "name" something else than a text
            {"format": "slipway-thing/1", "shapes": {}}                               | "shapes" something else than a list
            {"format": "slipway-thing/1", "shapes": [null]}                           | "shapes" something else than an object
            {"format": "slipway-thing/1", "shapes": [{"length": 1}]}                  | does not begin with "is"
            {"format": "slipway-thing/1", "shapes": [{"is": "java.lang.Runtime"}]} | unknown variant "java.lang.Runtime", known
            {"format": "slipway-thing/1", "colour": "BLUE"}                           | the unknown value "BLUE"
            {"format": "slipway-thing/1", "size": -1, "big": 1, "colour": "RED"}      | is not valid: a size is not negative
            {"format": "slipway-thing/1", "size": 1, "big": 1, "colour": "RED"} {}    | goes on after its end
            {"format": "slipway-thing/1", "size": 1                                   | is not valid JSON
            {"format": "slipway-thing/1", "size": 1,}                                 | is not valid JSON
            {"format": "slipway-thing/1", "shapes": [                                 | is not valid JSON
            """)
    void refusesWhatItDidNotWrite(String text, String reason) {
        assertThatThrownBy(() -> RecordJson.parse("thing.json", text.strip(), FORMAT, Thing.class))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("thing.json").hasMessageContaining("line 1").hasMessageContaining(reason.strip());
    }

    @Test
    void namesTheLine() {
        assertThatThrownBy(() -> RecordJson.parse("t", "{\n\"format\": \"slipway-thing/1\",\n\n\"surprise\": 1}", FORMAT, Thing.class))
                .hasMessageContaining("line 4");
    }

    @Test
    void refusesDeepNesting() {
        String deep = "{\"format\": \"slipway-thing/1\", \"name\": " + "[".repeat(100_000);
        assertThatThrownBy(() -> RecordJson.parse("t", deep, FORMAT, Thing.class)).isInstanceOf(ProblemException.class);
    }

    record Nest(List<Nest> inner) {}

    @Test
    void boundsNestingThatTheTypesWouldAllow() {
        String deep = "{\"format\": \"slipway-nest/1\", \"inner\": [" + "{\"inner\": [".repeat(100_000);
        assertThatThrownBy(() -> RecordJson.parse("t", deep, "slipway-nest/1", Nest.class))
                .isInstanceOf(ProblemException.class).hasMessageContaining("nest");
    }
}
