package dev.slipway.model;

import java.util.List;
import java.util.Objects;

/**
 * What every kind of object can carry besides its definition.
 *
 * @param owner the owning role, empty where the kind has none
 * @param comment the comment, empty when there is none
 * @param grants privileges in stable order; the owner's own are held under {@link Grant#OWNER}, so that two
 *        databases with different owners do not differ in every grant
 */
public record Attributes(String owner, String comment, List<Grant> grants) {
    public static final Attributes NONE = new Attributes("", "", List.of());

    public Attributes {
        Objects.requireNonNull(owner);
        Objects.requireNonNull(comment);
        grants = grants.size() < 2 ? List.copyOf(grants) : grants.stream().sorted().toList();
    }

    public Attributes withOwner(String other) {
        return new Attributes(other, comment, grants);
    }

    public Attributes withGrants(List<Grant> other) {
        return new Attributes(owner, comment, other);
    }
}
