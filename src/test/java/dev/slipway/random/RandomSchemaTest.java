package dev.slipway.random;

import dev.slipway.plan.Strategy;
import dev.slipway.testing.Rebuilt;
import dev.slipway.testing.RoundTrip;
import dev.slipway.testing.Versions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/**
 * What holds for any two schemas with rows in them. How many are tried is said by {@code -Djqwik.tries.default}; the seed of the default
 * run is fixed, so that it is the same run each time.
 */
class RandomSchemaTest {
    /** Rows that the other schema does not allow: no plan could do better. */
    private static final Pattern CONTRADICTION = Pattern.compile(
            "contains null values|is violated by some row|could not create unique index|no partition of relation|out of range"
                    + "|value too long");

    /**
     * Two schemas of one set of names.
     *
     * @param changes the choices that are different in the second one
     */
    record Pair(List<Integer> choices, List<Change> changes, List<Integer> names) {
        RandomSchema old() {
            return new RandomSchema(choices, new HostileNames(names));
        }

        RandomSchema wanted() {
            List<Integer> changed = new ArrayList<>(choices);
            changes.forEach(c -> changed.set(c.at(), c.choice()));
            return new RandomSchema(changed, new HostileNames(names));
        }

        @Override
        public String toString() {
            return "\n-- old.sql\n" + old().sql() + "-- seed.sql\n" + old().rows() + "-- new.sql\n" + wanted().sql();
        }
    }

    /** Another choice at that place. */
    record Change(int at, int choice) {}

    @Property(seed = "2026")
    @Tag("server")
    void everyPairMakesTheRoundTrip(@ForAll("pairs") Pair pair, @ForAll Strategy strategy) {
        roundTrip(pair, strategy, Versions.judged().getLast());
    }

    @Property(seed = "2027")
    @Tag("server")
    void aSchemaBuiltFromItsOwnScriptIsTheSame(@ForAll("pairs") Pair pair) {
        Rebuilt.judge(pair.wanted().sql(), Versions.judged().getLast());
    }

    /** With another seed each time, on any of the versions judged; only in the profile {@code matrix}. */
    @Property
    @Tag("matrix")
    void everyPairMakesTheRoundTripOnEveryVersion(@ForAll("pairs") Pair pair, @ForAll Strategy strategy, @ForAll("versions") int major) {
        roundTrip(pair, strategy, major);
    }

    private static void roundTrip(Pair pair, Strategy strategy, int major) {
        RandomSchema old = pair.old();
        try {
            new RoundTrip(old.sql(), pair.wanted().sql(), old.rows(), strategy, major).judge();
        } catch (AssertionError failed) {
            Assume.that(!CONTRADICTION.matcher(String.valueOf(failed.getMessage()).lines().findFirst().orElse("")).find());
            throw failed;
        }
    }

    @Provide
    Arbitrary<Pair> pairs() {
        Arbitrary<Integer> choice = Arbitraries.integers().between(0, 59);
        Arbitrary<Change> change = Combinators.combine(Arbitraries.integers().between(0, RandomSchema.CHOICES - 1), choice).as(Change::new);
        return Combinators.combine(choice.list().ofSize(RandomSchema.CHOICES), change.list().ofMinSize(5).ofMaxSize(60),
                Arbitraries.integers().between(0, HostileNames.KINDS - 1).list().ofSize(60)).as(Pair::new);
    }

    @Provide
    Arbitrary<Integer> versions() {
        return Arbitraries.of(Versions.judged());
    }
}
