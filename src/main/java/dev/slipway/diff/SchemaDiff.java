package dev.slipway.diff;

import dev.slipway.model.ObjectKey;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.SeenObject;
import java.util.List;
import java.util.Optional;

/**
 * The differences between two models.
 *
 * @param from the present schema, with accepted renames applied
 * @param to the wanted schema
 * @param differences in key order
 * @param renames the renames that were accepted, and those they bring about in tables that inherit
 * @param notCompared what was seen on either side and not compared
 * @param rules what was left out of the comparison
 */
public record SchemaDiff(SchemaModel from, SchemaModel to, List<Difference> differences, List<AcceptedRename> renames,
        List<SeenObject> notCompared, CompareRules rules) {
    public SchemaDiff {
        differences = List.copyOf(differences);
        renames = List.copyOf(renames);
        notCompared = List.copyOf(notCompared);
    }

    /** A rename that a person accepted; columns are named by their keys. */
    public record AcceptedRename(ObjectKey from, ObjectKey to) {}

    public boolean isEmpty() {
        return differences.isEmpty();
    }

    public Optional<Difference> find(ObjectKey key) {
        return differences.stream().filter(d -> d.key().equals(key)).findFirst();
    }
}
