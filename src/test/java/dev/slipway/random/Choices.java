package dev.slipway.random;

import java.util.List;

/** Numbers that are used up one after the other; a schema asks for the same ones in the same order whatever they are. */
final class Choices {
    private final List<Integer> numbers;
    private int at;

    Choices(List<Integer> numbers) {
        this.numbers = numbers;
    }

    /** The next choice of that many, counted from zero; zero is the plainest, mostly to do without. */
    int of(int many) {
        return numbers.get(at++ % numbers.size()) % many;
    }
}
