package dev.slipway.diff;

import dev.slipway.diff.SchemaDiff.AcceptedRename;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Keys under renames: an object's own, and those of the schema and the relation it is in. Schemas are renamed first, then what is in
 * them, then what is inside of that, each under the names that hold by then.
 */
public final class RenamedKeys {
    private static final Set<ObjectKind> OWNERS = Set.of(ObjectKind.TABLE, ObjectKind.FOREIGN_TABLE, ObjectKind.VIEW,
            ObjectKind.MATERIALIZED_VIEW);

    private final List<AcceptedRename> renames;
    private final Map<ObjectKey, ObjectKey> keys = new HashMap<>();

    public RenamedKeys(List<AcceptedRename> renames) {
        this.renames = renames;
        renames.forEach(rename -> keys.put(rename.from(), rename.to()));
    }

    /** The key once all renames are done. */
    public ObjectKey map(ObjectKey key) {
        ObjectKey exact = keys.get(key);
        if (exact != null) {
            return exact;
        }
        return owner(key).map(owner -> new ObjectKey(key.kind(), owner.schema(), owner.name(), key.name(), key.signature()))
                .orElseGet(() -> key.schema().isEmpty() ? key
                        : new ObjectKey(key.kind(), schema(key.schema()), key.parent(), key.name(), key.signature()));
    }

    private Optional<ObjectKey> owner(ObjectKey child) {
        if (child.parent().isEmpty()) {
            return Optional.empty();
        }
        Set<ObjectKind> kinds = child.kind() == ObjectKind.ENUM_VALUE ? Set.of(ObjectKind.ENUM) : OWNERS;
        return kinds.stream().map(kind -> keys.get(ObjectKey.of(kind, child.schema(), child.parent()))).filter(Objects::nonNull)
                .findFirst();
    }

    private String schema(String name) {
        ObjectKey renamed = keys.get(ObjectKey.of(ObjectKind.SCHEMA, "", name));
        return renamed == null ? name : renamed.name();
    }

    /** The key of what is renamed when its turn comes: under all the others. */
    public ObjectKey before(AcceptedRename rename) {
        ObjectKey key = new RenamedKeys(renames.stream().filter(r -> !r.equals(rename)).toList()).map(rename.from());
        return key.signature().isEmpty() ? key : new ObjectKey(key.kind(), key.schema(), key.parent(), key.name(), rename.to().signature());
    }

    /** Those of the renames that rename a part inside of what it is part of, which may itself be among the renames. */
    public static List<AcceptedRename> fitting(List<AcceptedRename> renames) {
        RenamedKeys keys = new RenamedKeys(renames);
        List<AcceptedRename> fitting = renames.stream().filter(keys::staysInside).toList();
        return fitting.size() == renames.size() ? fitting : fitting(fitting);
    }

    /** Whether a part is renamed inside of what it is part of, under the name that this has by then. */
    boolean staysInside(AcceptedRename rename) {
        ObjectKey before = before(rename);
        ObjectKey to = rename.to();
        return to.parent().isEmpty() || before.schema().equals(to.schema()) && before.parent().equals(to.parent());
    }

    /** The renames in the order in which they are carried out. */
    public List<AcceptedRename> inOrder() {
        return renames.stream().sorted(Comparator.comparing((AcceptedRename r) -> turn(r.from())).thenComparing(AcceptedRename::from))
                .toList();
    }

    private static int turn(ObjectKey key) {
        return switch (key.kind()) {
            case SCHEMA -> 0;
            case ENUM, DOMAIN, COMPOSITE_TYPE, RANGE_TYPE, BASE_TYPE -> 1;
            case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW -> 2;
            case COLUMN, ENUM_VALUE, CONSTRAINT -> 4;
            default -> 3;
        };
    }
}
