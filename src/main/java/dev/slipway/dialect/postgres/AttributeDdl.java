package dev.slipway.dialect.postgres;

import dev.slipway.model.Attributes;
import dev.slipway.model.Grant;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import java.util.ArrayList;
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

    /** The statements that bring one state of comment and privileges to another; owners are left alone. */
    public static List<String> change(ObjectKey key, Attributes from, Attributes to) {
        List<String> sql = new ArrayList<>();
        if (!from.comment().equals(to.comment())) {
            sql.add(comment(key, to.comment()));
        }
        sql.addAll(grants(key, from, to));
        return sql;
    }

    /** REVOKE before GRANT, one statement for each grantee, column and grant option. */
    public static List<String> grants(ObjectKey key, Attributes from, Attributes to) {
        String owner = from.owner().isEmpty() ? to.owner() : from.owner();
        List<Grant> gone = from.grants().stream().filter(g -> !to.grants().contains(g)).toList();
        List<Grant> come = to.grants().stream().filter(g -> !from.grants().contains(g)).toList();
        Map<String, List<String>> revokes = new TreeMap<>();
        Map<String, List<String>> grants = new TreeMap<>();
        for (Grant grant : gone) {
            boolean onlyOption = come.stream().anyMatch(g -> sameButOption(g, grant));
            if (grant.revoked()) {
                add(grants, key, grant, owner);
            } else if (!onlyOption || grant.grantable()) {
                add(revokes, key, onlyOption ? withOptionMark(grant) : grant, owner);
            }
        }
        for (Grant grant : come) {
            boolean optionTaken = gone.stream().anyMatch(g -> sameButOption(g, grant) && g.grantable());
            if (grant.revoked()) {
                add(revokes, key, grant, owner);
            } else if (!optionTaken) {
                add(grants, key, grant, owner);
            }
        }
        List<String> sql = new ArrayList<>();
        revokes.forEach((tail, privileges) -> sql.add(revoke(tail, privileges)));
        grants.forEach((tail, privileges) -> sql.add("GRANT " + String.join(", ", privileges) + tail.replace(OPTION_ONLY, "")));
        return sql;
    }

    private static final String OPTION_ONLY = "\u0001";

    private static Grant withOptionMark(Grant grant) {
        return new Grant(grant.grantee(), grant.privilege(), true, grant.column(), true);
    }

    private static boolean sameButOption(Grant a, Grant b) {
        return a.grantee().equals(b.grantee()) && a.privilege().equals(b.privilege()) && a.column().equals(b.column()) && a.revoked() == b.revoked()
                && a.grantable() != b.grantable();
    }

    /** Statements are grouped by what follows the privileges; a mark keeps apart what takes the grant option only. */
    private static void add(Map<String, List<String>> groups, ObjectKey key, Grant grant, String owner) {
        String column = grant.column().isEmpty() ? "" : " (" + Quote.identifier(grant.column()) + ")";
        String grantee = grant.grantee().equals(Grant.OWNER) ? (owner.isEmpty() ? "CURRENT_USER" : Quote.identifier(owner))
                : grant.grantee().equals(Grant.PUBLIC) ? "PUBLIC" : Quote.identifier(grant.grantee());
        boolean optionOnly = grant.revoked() && grant.grantable();
        String tail = " ON " + target(key) + "\u0002" + grantee + (grant.grantable() && !optionOnly ? " WITH GRANT OPTION" : "")
                + (optionOnly ? OPTION_ONLY : "");
        groups.computeIfAbsent(tail.replace("\u0002", " TO "), t -> new ArrayList<>()).add(grant.privilege() + column);
    }

    private static String revoke(String tail, List<String> privileges) {
        boolean optionOnly = tail.endsWith(OPTION_ONLY);
        int to = tail.lastIndexOf(" TO ");
        String text = tail.substring(0, to) + " FROM " + tail.substring(to + " TO ".length());
        return "REVOKE " + (optionOnly ? "GRANT OPTION FOR " : "") + String.join(", ", privileges)
                + text.replace(OPTION_ONLY, "").replaceAll(" WITH GRANT OPTION$", "");
    }

    private static String target(ObjectKey key) {
        return switch (key.kind()) {
            case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE -> "TABLE " + Quote.qualified(key);
            case SERVER -> "FOREIGN SERVER " + Quote.qualified(key);
            case DOMAIN -> "TYPE " + Quote.qualified(key);
            default -> ObjectDdl.noun(key) + " " + ObjectDdl.reference(key);
        };
    }
}
