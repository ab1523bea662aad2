package dev.slipway.ui.rehearse;

import static dev.slipway.ui.rehearse.LoadedRun.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FeltTest {
    @Test
    void tellsTheWorstHalfSecondOfEachStepWhileItRuns() {
        LoadPicture load = RunFold.of(LoadedRun.soFar()).picture().felt().load();

        assertThat(load.exact()).isFalse();
        assertThat(load.idleP99()).contains(at(4));
        assertThat(load.lines()).extracting(LoadLine::when)
                .containsExactly("without the plan", "Up · step 1 · Add column", "Up · step 2 · Drop column");
        assertThat(load.lines()).extracting(LoadLine::p99).containsExactly(at(4), at(300), at(20));
        assertThat(load.lines().get(1).blocked()).containsExactly(Map.entry("read order", at(300)));
        assertThat(load.errors()).containsExactly(Map.entry("42703", 3L));
    }

    @Test
    void drawsTheHalfSecondsInTheTimeOfTheLocks() {
        LoadPicture load = RunFold.of(LoadedRun.soFar()).picture().felt().load();

        assertThat(load.points()).extracting(point -> point.from()).containsExactly(at(0), at(500));
        assertThat(load.points().getLast().failed()).isEqualTo(3);
    }

    @Test
    void tellsAllAnswersAtTheEnd() {
        LoadPicture load = RunFold.of(LoadedRun.whole()).picture().felt().load();

        assertThat(load.exact()).isTrue();
        assertThat(load.idleP99()).contains(at(3));
        assertThat(load.lines()).extracting(LoadLine::when)
                .containsExactly("without the plan", "Up · step 1 · Add column", "Up · step 2 · Drop column", "after the plan");
    }

    @Test
    void saysFromWhichStepToWhichAStatementWorks() {
        CodeMatrix matrix = RunFold.of(LoadedRun.soFar()).picture().felt().code();

        assertThat(matrix.rows()).extracting(CodeMatrix.Row::span)
                .containsExactly("works until step 2", "works from step 1", "works throughout");
        assertThat(matrix.rows().get(1).up()).extracting(CodeMatrix.Cell::state)
                .containsExactly(CodeMatrix.State.FAILS_ALLOWED, CodeMatrix.State.WORKS, CodeMatrix.State.WORKS);
        assertThat(matrix.rows().get(0).up().getLast().words()).contains("must not", "column does not exist", "42703");
    }

    @Test
    void namesTheStatementThatBreaksExpandAndContract() {
        assertThat(RunFold.of(LoadedRun.soFar()).picture().felt().code().verdict(true))
                .startsWith("Not proven: “read order” of old code fails after step 2");
        var untilStepOne = LoadedRun.soFar().stream().filter(event -> event.at().compareTo(at(1600)) < 0).toList();
        assertThat(RunFold.of(untilStepOne).picture().felt().code().verdict(true)).startsWith("So far old code works");
        assertThat(CodeMatrix.NONE.verdict(true)).startsWith("Not tried yet");
    }
}
