package dev.slipway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the benchmarks, with {@code mvn -Pbench clean test}; only some of them with {@code -Dslipway.bench=diff}. Without a process of
 * their own, so that the servers they need are started once.
 */
@Tag("bench")
class BenchmarksTest {
    @Test
    void run() throws RunnerException {
        Options options = new OptionsBuilder().include(System.getProperty("slipway.bench", ".*")).forks(0)
                .warmupIterations(4).warmupTime(TimeValue.seconds(2)).measurementIterations(5).measurementTime(TimeValue.seconds(2)).build();
        assertThat(new Runner(options).run()).isNotEmpty();
    }
}
