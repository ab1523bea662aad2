package dev.slipway.model;

/** One object that cannot exist without another, as the catalogue records it; columns count as objects here. */
public record Dependency(ObjectKey dependent, ObjectKey on) implements Comparable<Dependency> {
    @Override
    public int compareTo(Dependency other) {
        int first = dependent.compareTo(other.dependent);
        return first != 0 ? first : on.compareTo(other.on);
    }
}
