package dev.slipway.dialect.postgres;

import dev.slipway.model.Attributes;
import dev.slipway.model.Grant;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Comments, owners and privileges. */
public final class AttributeDdl {
    private AttributeDdl() {}

    public static String comment(ObjectKey key, String comment) {
        return "COMMENT ON " + ObjectDdl.named(key) + " IS " + (comment.isEmpty() ? "NULL" : Quote.literal(comment));
    }

    /** The comment on the index behind a key, which has the constraint's name. */
    public static String indexComment(ObjectKey constraint, String comment) {
        return comment(ObjectKey.of(ObjectKind.INDEX, constraint.schema(), constraint.name()), comment);
    }

    public static String owner(ObjectKey key, String owner) {
        return "ALTER " + ObjectDdl.named(key) + " OWNER TO " + Quote.identifier(owner);
    }

    static String role(String name) {
        return name.equals("public") || name.isEmpty() ? "PUBLIC" : Quote.identifier(name);
    }

    /** The statements that bring one state of comment and privileges to another, and owners where both have one. */
    public static List<String> change(ObjectKey key, Attributes from, Attributes to) {
        List<String> sql = new ArrayList<>();
        if (!from.owner().isEmpty() && !to.owner().isEmpty() && !from.owner().equals(to.owner())) {
            sql.add(owner(key, to.owner()));
        }
        if (!from.comment().equals(to.comment())) {
            sql.add(comment(key, to.comment()));
        }
        sql.addAll(grants(key, from, to));
        return sql;
    }

    /** What one GRANT or REVOKE has in common: whom it is about, and whether it is about the grant option. */
    private record Group(boolean revoke, String grantee, boolean option) implements Comparable<Group> {
        private static final Comparator<Group> ORDER = Comparator.comparing((Group g) -> !g.revoke()).thenComparing(Group::grantee)
                .thenComparing(Group::option);

        @Override
        public int compareTo(Group other) {
            return ORDER.compare(this, other);
        }

        String statement(List<String> privileges, String target) {
            String list = String.join(", ", privileges);
            return revoke ? "REVOKE " + (option ? "GRANT OPTION FOR " : "") + list + " ON " + target + " FROM " + grantee
                    : "GRANT " + list + " ON " + target + " TO " + grantee + (option ? " WITH GRANT OPTION" : "");
        }
    }

    /** REVOKE before GRANT, one statement for each grantee and grant option. */
    public static List<String> grants(ObjectKey key, Attributes from, Attributes to) {
        String owner = to.owner().isEmpty() ? from.owner() : to.owner();
        List<Grant> gone = from.grants().stream().filter(g -> !to.grants().contains(g)).toList();
        List<Grant> come = to.grants().stream().filter(g -> !from.grants().contains(g)).toList();
        Map<Group, List<String>> groups = new TreeMap<>();
        for (Grant grant : gone) {
            boolean optionDiffers = come.stream().anyMatch(g -> sameButOption(g, grant));
            if (grant.revoked()) {
                add(groups, new Group(false, grantee(grant, owner), grant.grantable()), grant);
            } else if (!optionDiffers) {
                add(groups, new Group(true, grantee(grant, owner), false), grant);
            } else if (grant.grantable()) {
                add(groups, new Group(true, grantee(grant, owner), true), grant);
            }
        }
        for (Grant grant : come) {
            boolean keptWithoutOption = gone.stream().anyMatch(g -> sameButOption(g, grant) && g.grantable());
            if (grant.revoked()) {
                add(groups, new Group(true, grantee(grant, owner), false), grant);
            } else if (!keptWithoutOption) {
                add(groups, new Group(false, grantee(grant, owner), grant.grantable()), grant);
            }
        }
        return groups.entrySet().stream().map(e -> defaults(key) + e.getKey().statement(e.getValue(), target(key))).toList();
    }

    private static void add(Map<Group, List<String>> groups, Group group, Grant grant) {
        String column = grant.column().isEmpty() ? "" : " (" + Quote.identifier(grant.column()) + ")";
        groups.computeIfAbsent(group, g -> new ArrayList<>()).add(grant.privilege() + column);
    }

    private static boolean sameButOption(Grant a, Grant b) {
        return a.grantee().equals(b.grantee()) && a.privilege().equals(b.privilege()) && a.column().equals(b.column())
                && a.revoked() == b.revoked()
                && a.grantable() != b.grantable();
    }

    private static String grantee(Grant grant, String owner) {
        return switch (grant.grantee()) {
            case Grant.OWNER -> owner.isEmpty() ? "CURRENT_USER" : Quote.identifier(owner);
            case Grant.PUBLIC -> "PUBLIC";
            default -> Quote.identifier(grant.grantee());
        };
    }

    /** What makes a GRANT concern objects to come, empty where it concerns an object that is there. */
    private static String defaults(ObjectKey key) {
        return key.kind() != ObjectKind.DEFAULT_PRIVILEGES ? "" : "ALTER DEFAULT PRIVILEGES FOR ROLE " + Quote.identifier(key.name())
                + (key.schema().isEmpty() ? "" : " IN SCHEMA " + Quote.identifier(key.schema())) + " ";
    }

    private static String target(ObjectKey key) {
        return switch (key.kind()) {
            case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE -> "TABLE " + Quote.qualified(key);
            case SERVER -> "FOREIGN SERVER " + Quote.qualified(key);
            case DEFAULT_PRIVILEGES -> key.signature();
            case DOMAIN -> "TYPE " + Quote.qualified(key);
            default -> ObjectDdl.noun(key) + " " + ObjectDdl.reference(key);
        };
    }
}
