package dev.slipway.ui.kit.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineDiffTest {
    private static final String HUNDRED = IntStream.rangeClosed(1, 100).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));

    @Test
    void marksTheWordsThatDiffer() {
        List<DiffRow> rows = LineDiff.rows("a\ntotal numeric(10,2),\nb", "a\ntotal numeric(12,2),\nb");
        assertThat(rows).containsExactly(
                new DiffRow.Same("a", 1, 1),
                new DiffRow.Changed("total numeric(10,2),", "total numeric(12,2),", 2, 2,
                        List.of(new DiffRow.Mark(14, 16)), List.of(new DiffRow.Mark(14, 16))),
                new DiffRow.Same("b", 3, 3));
    }

    @Test
    void linesOfOneSideHaveNoNumberOnTheOther() {
        assertThat(LineDiff.rows("a\nb", "b\nc")).containsExactly(
                new DiffRow.Removed("a", 1), new DiffRow.Same("b", 2, 1), new DiffRow.Added("c", 2));
        assertThat(LineDiff.rows("", "x")).containsExactly(new DiffRow.Added("x", 1));
        assertThat(LineDiff.rows("", "")).isEmpty();
    }

    @Test
    void linesWithNothingInCommonCarryNoWordMarks() {
        assertThat(LineDiff.rows("alpha beta", "1234567890")).containsExactly(
                new DiffRow.Changed("alpha beta", "1234567890", 1, 1, List.of(), List.of()));
    }

    @Test
    void foldsWhatIsFarFromAChangeAndKeepsTheFirstLine() {
        List<DiffRow> folded = LineDiff.fold(LineDiff.rows(HUNDRED, HUNDRED.replace("line 50\n", "line fifty\n")));
        assertThat(folded.getFirst()).isEqualTo(new DiffRow.Same("line 1", 1, 1));
        assertThat(folded.get(1).left()).isEqualTo("⋯ 44 unchanged lines");
        assertThat(LineDiff.changes(folded)).containsExactly(6);
        assertThat(folded).hasSize(1 + 1 + 4 + 1 + 4 + 1);
    }

    @Test
    void textsThatAreEqualFoldToo() {
        assertThat(LineDiff.fold(LineDiff.rows(HUNDRED, HUNDRED))).hasSize(2);
    }

    @Test
    void eachSideReadsAsItsTextWhateverWasFolded() {
        var random = new Random(11);
        for (int round = 0; round < 500; round++) {
            String left = lines(random);
            String right = lines(random);
            List<DiffRow> rows = LineDiff.fold(LineDiff.rows(left, right));
            assertThat(read(rows, true)).isEqualTo(left.lines().toList());
            assertThat(read(rows, false)).isEqualTo(right.lines().toList());
        }
    }

    private static String lines(Random random) {
        return IntStream.range(0, random.nextInt(40)).mapToObj(i -> "l" + random.nextInt(3)).collect(Collectors.joining("\n"));
    }

    private static List<String> read(List<DiffRow> rows, boolean left) {
        return rows.stream().<String>mapMulti((row, out) -> {
            if (row instanceof DiffRow.Folded folded) {
                folded.lines().forEach(line -> out.accept(line.text()));
            } else if ((left ? row.leftNumber() : row.rightNumber()) > 0) {
                out.accept(left ? row.left() : row.right());
            }
        }).toList();
    }

    @Test
    void aChangedLineStandsBesideWhatItBecameAndNotBesideItsNeighbour() {
        List<DiffRow> rows = LineDiff.rows("DROP INDEX j;\nCOMMENT ON TABLE c IS 'Everybody who ever registered';",
                "CREATE VIEW i AS TABLE c;\nGRANT SELECT ON c TO app;\nCOMMENT ON TABLE c IS 'Everybody who registered';");
        assertThat(rows).filteredOn(DiffRow.Changed.class::isInstance).extracting(DiffRow::left, DiffRow::right)
                .contains(tuple("COMMENT ON TABLE c IS 'Everybody who ever registered';",
                "COMMENT ON TABLE c IS 'Everybody who registered';"));
        assertThat(rows).hasSize(3).contains(new DiffRow.Added("GRANT SELECT ON c TO app;", 2));
    }
}
