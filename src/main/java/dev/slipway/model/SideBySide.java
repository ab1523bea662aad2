package dev.slipway.model;

import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Goes through two sorted rows of things at once. Two schemas that are to be compared have most things alike, and what is dear to do
 * with a thing need be done only once for those.
 */
public final class SideBySide<T> implements Iterator<SideBySide.Pair<T>> {
    private final Iterator<? extends T> ones;
    private final Iterator<? extends T> others;
    private final Comparator<? super T> order;
    private @Nullable T one;
    private @Nullable T other;

    private SideBySide(Iterator<? extends T> ones, Iterator<? extends T> others, Comparator<? super T> order) {
        this.ones = ones;
        this.others = others;
        this.order = order;
        this.one = next(ones);
        this.other = next(others);
    }

    /**
     * What stands at one place of the order.
     *
     * @param one null where only the other row has something there
     * @param other null where only the first row has something there
     */
    public record Pair<T>(@Nullable T one, @Nullable T other) {
        /** Whether both rows have the very same there. */
        public boolean isSame() {
            return one != null && one.equals(other);
        }
    }

    /** @param order in which both rows are sorted, without two things of one row at the same place */
    public static <T> Iterable<Pair<T>> of(Iterable<? extends T> ones, Iterable<? extends T> others, Comparator<? super T> order) {
        return () -> new SideBySide<>(ones.iterator(), others.iterator(), order);
    }

    @Override
    public boolean hasNext() {
        return one != null || other != null;
    }

    @Override
    public Pair<T> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        int place = one == null ? 1 : other == null ? -1 : order.compare(one, other);
        Pair<T> pair = new Pair<>(place <= 0 ? one : null, place >= 0 ? other : null);
        if (place <= 0) {
            one = next(ones);
        }
        if (place >= 0) {
            other = next(others);
        }
        return pair;
    }

    private static <T> @Nullable T next(Iterator<? extends T> things) {
        return things.hasNext() ? things.next() : null;
    }
}
