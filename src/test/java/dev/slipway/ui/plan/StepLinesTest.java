package dev.slipway.ui.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StepLinesTest {
    private static final StepLines LINES = StepLines.of("""
            -- Slipway plan: two steps
            BEGIN;
            -- Step 1 of 2 (expand): Add column
            ALTER TABLE a ADD b int;

            -- Step 2 of 2 (contract): Drop column
            ALTER TABLE a DROP c;
            """);

    @Test
    void aStepReachesFromItsHeadingToItsLastStatement() {
        assertThat(LINES.of(1)).contains(new StepLines.Span(1, 3, 4));
        assertThat(LINES.of(2)).contains(new StepLines.Span(2, 6, 7));
        assertThat(LINES.of(3)).isEmpty();
    }

    @Test
    void aLineBelongsToTheStepAboveIt() {
        assertThat(LINES.at(1)).isZero();
        assertThat(LINES.at(3)).isEqualTo(1);
        assertThat(LINES.at(5)).isEqualTo(1);
        assertThat(LINES.at(7)).isEqualTo(2);
    }
}
