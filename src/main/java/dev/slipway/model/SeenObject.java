package dev.slipway.model;

/** An object that was seen in the catalogue and is not compared; it is reported by name, never dropped silently. */
public record SeenObject(String kind, String name) implements Comparable<SeenObject> {
    @Override
    public int compareTo(SeenObject other) {
        int first = kind.compareTo(other.kind);
        return first != 0 ? first : name.compareTo(other.name);
    }
}
