package dev.slipway.introspect.postgres;

import dev.slipway.model.Attributes;
import dev.slipway.model.Grant;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What belongs to an object of the catalogue besides its own row: its key, its comment, its privileges. */
final class Catalogue {
    private static final List<ObjectKind> RELATIONS =
            List.of(ObjectKind.TABLE, ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW, ObjectKind.FOREIGN_TABLE);

    /** Address of an object: catalogue table, oid and, for columns, number. */
    record Address(String catalogue, long oid, int sub) {
        // Written out, for a large schema asks this some hundred thousand times.

        @Override
        public boolean equals(Object other) {
            return other instanceof Address that && oid == that.oid && sub == that.sub && catalogue.equals(that.catalogue);
        }

        @Override
        public int hashCode() {
            return (catalogue.hashCode() * 31 + Long.hashCode(oid)) * 31 + sub;
        }
    }

    private final Set<ObjectKey> known = new HashSet<>();
    private final Map<Address, ObjectKey> keys = new HashMap<>();
    private final Map<Address, String> comments = new HashMap<>();
    private final Map<Address, List<Grant>> grants = new HashMap<>();
    private final Map<Address, Long> members = new HashMap<>();

    void load(CatalogueReader reader) {
        reader.each("members", row -> members.put(
                new Address(row.getString("class"), row.getLong("oid"), 0), row.getLong("extension")));
        reader.each("comments", row -> comments.put(
                new Address(row.getString("class"), row.getLong("oid"), row.getInt("subid")), row.getString("description")));
        loadGrants(reader);
    }

    private void loadGrants(CatalogueReader reader) {
        Map<Address, Set<Grant>> actual = new HashMap<>();
        Map<Address, Set<Grant>> initial = new HashMap<>();
        reader.each("grants", row -> {
            Address address = new Address(row.getString("class"), row.getLong("oid"), 0);
            String grantee = row.getBoolean("to_owner") ? Grant.OWNER : row.getString("grantee");
            (row.getBoolean("actual") ? actual : initial).computeIfAbsent(address, a -> new HashSet<>())
                    .add(new Grant(grantee, row.getString("privilege"), row.getBoolean("grantable"), row.getString("col"), false));
        });
        Set<Address> addresses = new HashSet<>(actual.keySet());
        addresses.addAll(initial.keySet());
        for (Address address : addresses) {
            grants.put(address, departure(initial.getOrDefault(address, Set.of()), actual.getOrDefault(address, Set.of())));
        }
    }

    private static List<Grant> departure(Set<Grant> initial, Set<Grant> actual) {
        List<Grant> result = new ArrayList<>();
        actual.stream().filter(g -> !initial.contains(g)).forEach(result::add);
        initial.stream().filter(g -> !actual.contains(g))
                .forEach(g -> result.add(new Grant(g.grantee(), g.privilege(), g.grantable(), g.column(), true)));
        return result;
    }

    boolean isMember(String catalogue, long oid) {
        return members.containsKey(new Address(catalogue, oid, 0));
    }

    /** Lets each extension stand for its members, so that what uses a member depends on the extension. */
    void aliasMembers() {
        members.forEach((address, extension) -> alias(address.catalogue(), address.oid(), key("pg_extension", extension)));
    }

    void register(String catalogue, long oid, ObjectKey key) {
        keys.put(new Address(catalogue, oid, 0), key);
        known.add(key);
    }

    /** Whether the object was read, rather than left to its extension. */
    boolean isKnown(ObjectKey key) {
        return known.contains(key);
    }

    /** Whether the relation or server that owns the object was read. */
    boolean hasParent(ObjectKey key) {
        return switch (key.kind()) {
            case USER_MAPPING -> isKnown(ObjectKey.of(ObjectKind.SERVER, "", key.parent()));
            default -> RELATIONS.stream().anyMatch(kind -> isKnown(ObjectKey.of(kind, key.schema(), key.parent())));
        };
    }

    void registerColumn(long relation, int number, ObjectKey key) {
        keys.put(new Address("pg_class", relation, number), key);
    }

    /** Lets one catalogue entry stand for another's object, as an array type does for its element. */
    void alias(String catalogue, long oid, Optional<ObjectKey> key) {
        key.ifPresent(k -> keys.putIfAbsent(new Address(catalogue, oid, 0), k));
    }

    Optional<ObjectKey> key(String catalogue, long oid) {
        return Optional.ofNullable(keys.get(new Address(catalogue, oid, 0)));
    }

    /** The key of a column of a relation that was read. */
    Optional<ObjectKey> column(long relation, int number) {
        return Optional.ofNullable(keys.get(new Address("pg_class", relation, number)));
    }

    /** The key of a column, or of its relation where columns have no keys of their own. */
    Optional<ObjectKey> key(String catalogue, long oid, int sub) {
        ObjectKey exact = keys.get(new Address(catalogue, oid, sub));
        return exact != null ? Optional.of(exact) : key(catalogue, oid);
    }

    String comment(String catalogue, long oid, int sub) {
        return comments.getOrDefault(new Address(catalogue, oid, sub), "");
    }

    Attributes attributes(String catalogue, long oid, String owner) {
        Address address = new Address(catalogue, oid, 0);
        String comment = comments.getOrDefault(address, "");
        List<Grant> granted = grants.getOrDefault(address, List.of());
        return owner.isEmpty() && comment.isEmpty() && granted.isEmpty() ? Attributes.NONE : new Attributes(owner, comment, granted);
    }
}
