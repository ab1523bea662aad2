package dev.slipway.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;

/** Orders nodes of a directed graph; the same input always gives the same order. */
public final class Sorting {
    private Sorting() {}

    /**
     * The strongly connected components (Tarjan 1972), without recursion so that long chains do not exhaust the stack.
     *
     * @return for each node the number of its component
     */
    public static <N> Map<N, Integer> components(List<N> nodes, Function<N, ? extends Iterable<N>> next) {
        Map<N, Integer> index = new HashMap<>();
        Map<N, Integer> low = new HashMap<>();
        Map<N, Integer> component = new HashMap<>();
        Deque<N> stack = new ArrayDeque<>();
        int[] counters = new int[2];
        for (N root : nodes) {
            if (!index.containsKey(root)) {
                visit(root, next, new State<>(index, low, component, stack, counters));
            }
        }
        return component;
    }

    private record State<N>(Map<N, Integer> index, Map<N, Integer> low, Map<N, Integer> component, Deque<N> stack, int[] counters) {
        void enter(N node) {
            index.put(node, counters[0]);
            low.put(node, counters[0]++);
            stack.push(node);
        }
    }

    private record Frame<N>(N node, java.util.Iterator<N> rest) {}

    private static <N> void visit(N root, Function<N, ? extends Iterable<N>> next, State<N> state) {
        Deque<Frame<N>> frames = new ArrayDeque<>();
        state.enter(root);
        frames.push(new Frame<>(root, next.apply(root).iterator()));
        while (!frames.isEmpty()) {
            Frame<N> frame = frames.peek();
            if (frame.rest().hasNext()) {
                N target = frame.rest().next();
                if (!state.index().containsKey(target)) {
                    state.enter(target);
                    frames.push(new Frame<>(target, next.apply(target).iterator()));
                } else if (!state.component().containsKey(target)) {
                    state.low().merge(frame.node(), state.index().get(target), Math::min);
                }
            } else {
                frames.pop();
                finish(frame.node(), state);
                if (!frames.isEmpty()) {
                    state.low().merge(frames.peek().node(), state.low().get(frame.node()), Math::min);
                }
            }
        }
    }

    private static <N> void finish(N node, State<N> state) {
        if (state.low().get(node).equals(state.index().get(node))) {
            N member;
            do {
                member = state.stack().pop();
                state.component().put(member, state.counters()[1]);
            } while (!member.equals(node));
            state.counters()[1]++;
        }
    }

    /**
     * The nodes so that every edge leads forward; among those that could come next, the smallest comes first. Where a cycle is
     * left, its smallest member is taken as if it were free, and the cycle's members follow.
     */
    public static <N> List<N> topological(List<N> nodes, Function<N, Set<N>> next, Comparator<N> order) {
        Map<N, Integer> waiting = new HashMap<>();
        nodes.forEach(n -> waiting.put(n, 0));
        nodes.forEach(n -> next.apply(n).forEach(t -> waiting.merge(t, 1, Integer::sum)));
        PriorityQueue<N> free = new PriorityQueue<>(order);
        nodes.stream().filter(n -> waiting.get(n) == 0).forEach(free::add);
        List<N> result = new ArrayList<>();
        List<N> rest = new ArrayList<>(nodes);
        rest.sort(order);
        while (result.size() < nodes.size()) {
            if (free.isEmpty()) {
                N forced = rest.stream().filter(waiting::containsKey).findFirst().orElseThrow();
                free.add(forced);
            }
            N node = free.poll();
            if (waiting.remove(node) == null) {
                continue;
            }
            result.add(node);
            for (N target : next.apply(node)) {
                if (waiting.containsKey(target) && waiting.merge(target, -1, Integer::sum) == 0) {
                    free.add(target);
                }
            }
        }
        return result;
    }
}
