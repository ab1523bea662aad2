package dev.slipway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SortingTest {
    private static final List<String> NODES = List.of("a", "b", "c", "d", "e", "f");

    @Test
    void whatLeadsBackToItselfIsOneComponent() {
        // a leads into the circle b c d, which leads to e; f stands alone and leads to itself.
        Function<String, Set<String>> next = edges(Map.of("a", Set.of("b"), "b", Set.of("c"), "c", Set.of("d"), "d", Set.of("b", "e"), "f",
                Set.of("f")));
        Map<String, Integer> component = Sorting.components(NODES, next);
        assertThat(component.get("b")).isEqualTo(component.get("c")).isEqualTo(component.get("d"));
        assertThat(List.of("a", "b", "e", "f")).extracting(component::get).doesNotHaveDuplicates();
        assertThat(Sorting.components(NODES.reversed(), next).get("c")).isEqualTo(Sorting.components(NODES.reversed(), next).get("b"));
    }

    @Test
    void aCircleWithinACircleIsOneComponent() {
        Function<String, Set<String>> next = edges(Map.of("a", Set.of("b"), "b", Set.of("c", "d"), "c", Set.of("b"), "d", Set.of("a")));
        Map<String, Integer> component = Sorting.components(NODES, next);
        assertThat(List.of("a", "b", "c", "d")).extracting(component::get).containsOnly(component.get("a"));
        assertThat(component.get("e")).isNotEqualTo(component.get("a"));
    }

    @Test
    void aLongChainDoesNotExhaustTheStack() {
        List<Integer> chain = IntStream.range(0, 200_000).boxed().toList();
        assertThat(Sorting.components(chain, n -> n + 1 < chain.size() ? Set.of(n + 1) : Set.of()).values()).doesNotHaveDuplicates();
    }

    @Test
    void everyEdgeLeadsForwardAndTheSmallestComesFirst() {
        assertThat(Sorting.topological(NODES.reversed(), edges(Map.of("f", Set.of("a"), "c", Set.of("b"))), Comparator.naturalOrder()))
                .containsExactly("c", "b", "d", "e", "f", "a");
    }

    @Test
    void aCircleIsEnteredAtItsSmallestMember() {
        Function<String, Set<String>> next = edges(Map.of("d", Set.of("b"), "b", Set.of("c"), "c", Set.of("d", "a")));
        assertThat(Sorting.topological(NODES.reversed(), next, Comparator.naturalOrder())).containsExactly("e", "f", "a", "b", "c", "d");
    }

    private static Function<String, Set<String>> edges(Map<String, Set<String>> edges) {
        return node -> edges.getOrDefault(node, Set.of());
    }
}
