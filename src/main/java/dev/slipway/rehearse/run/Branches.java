package dev.slipway.rehearse.run;

import java.util.ArrayDeque;
import java.util.Deque;

/** The open \if blocks of a running script. */
final class Branches {
    private enum State {
        /** This branch runs. */
        RUNS,
        /** No branch of the block has run yet. */
        WAITS,
        /** Another branch of the block has run, or the block stands in one that does not. */
        OVER
    }

    private final Deque<State> open = new ArrayDeque<>();

    boolean active() {
        return open.stream().allMatch(s -> s == State.RUNS);
    }

    /** Whether the condition of an \elif has to be looked at. */
    boolean decides() {
        return open.peek() == State.WAITS;
    }

    void open(boolean condition) {
        open.push(condition ? State.RUNS : State.WAITS);
    }

    void openInactive() {
        open.push(State.OVER);
    }

    void alternative(boolean condition) {
        State before = open.pop();
        open.push(before == State.WAITS ? (condition ? State.RUNS : State.WAITS) : State.OVER);
    }

    void close() {
        open.pop();
    }

    Branches copy() {
        Branches copy = new Branches();
        copy.open.addAll(open);
        return copy;
    }
}
