package dev.slipway.plan.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.plan.Strategy;
import dev.slipway.testing.MigrationCase;
import dev.slipway.testing.RoundTrip;
import dev.slipway.testing.Versions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Each folder below {@code cases} is one transition, see {@link MigrationCase} and {@link RoundTrip}. A case that holds a file
 * {@code direct} is made by both strategies; {@code -Dslipway.cases.direct=true} makes all of them by both,
 * and {@code -Dslipway.cases.only=text} only those whose name holds the text.
 */
@Tag("server")
@Tag("matrix")
class MigrationCaseTest {
    @TestFactory
    Stream<DynamicContainer> everyCaseMakesTheRoundTripOnEveryVersion() {
        assertThat(MigrationCase.all()).as("cases found").isNotEmpty();
        return Versions.judged().stream().map(major -> DynamicContainer.dynamicContainer("PostgreSQL " + major,
                MigrationCase.all().stream().filter(c -> c.runsOn(major)).flatMap(c -> roundTrips(c, major))));
    }

    private static Stream<DynamicTest> roundTrips(MigrationCase c, int major) {
        List<Strategy> strategies = c.byBothStrategies() ? List.of(Strategy.values()) : List.of(Strategy.ONLINE);
        return strategies.stream().map(strategy -> DynamicTest.dynamicTest(c.name() + " " + strategy.word(),
                () -> new RoundTrip(c.oldSchema(), c.newSchema(), c.rows(), strategy, major).judge()));
    }
}
