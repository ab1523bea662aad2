package dev.slipway.dialect.postgres;

import dev.slipway.model.Definition;
import dev.slipway.model.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Operator classes and families, which are named together with their access method, and the members a family has of its own. */
final class OperatorDdl {
    private static final String MEMBER = "member ";

    private OperatorDdl() {}

    /** @param prefix the prefix of the catalogue's columns */
    static String exists(String catalogue, String prefix, ObjectKey key) {
        return "EXISTS (SELECT FROM pg_catalog." + catalogue + " JOIN pg_catalog.pg_am a ON a.oid = " + prefix + "method WHERE " + prefix
                + "namespace = to_regnamespace(" + Quote.literal(Quote.identifier(key.schema())) + ") AND " + prefix + "name = "
                + Quote.literal(key.name()) + " AND a.amname = " + Quote.literal(key.signature()) + ")";
    }

    /** Adds and drops members; each setting reads {@code member OPERATOR 1 (left, right)=clause}. */
    static List<String> members(List<String> from, Definition to) {
        String alter = "ALTER " + ObjectDdl.named(to.key()) + " ";
        List<String> sql = new ArrayList<>();
        from.stream().filter(s -> s.startsWith(MEMBER) && !to.settings().contains(s)).forEach(s -> sql.add(alter + "DROP " + place(s)));
        to.settings().stream().filter(s -> s.startsWith(MEMBER) && !from.contains(s))
                .forEach(s -> sql.add(alter + "ADD " + s.substring(s.indexOf(")=") + 2)));
        return sql;
    }

    private static String place(String setting) {
        return setting.substring(MEMBER.length(), setting.indexOf(")=") + 1);
    }

    /** Whether the members that belong to no class are exactly these, by place and by operator or function. */
    static String familyIs(Definition d) {
        String list = d.settings().stream().map(s -> Quote.literal(place(s) + "=" + s.substring(s.indexOf(")=") + 2)
                .replaceFirst(" FOR ORDER BY .*", "")))
                .sorted().collect(Collectors.joining(", "));
        String type = "format_type(%s, NULL)";
        return "(SELECT array_agg(x ORDER BY x COLLATE \"C\") FROM (SELECT format('OPERATOR %s (%s, %s)=OPERATOR %s %s', m.amopstrategy, "
                + type.formatted("m.amoplefttype") + ", " + type.formatted("m.amoprighttype")
                + ", m.amopstrategy, m.amopopr::regoperator) AS x"
                + " FROM pg_catalog.pg_amop m JOIN pg_catalog.pg_depend d ON d.objid = m.oid AND d.classid = 'pg_catalog.pg_amop'::regclass"
                + " AND d.refclassid = 'pg_catalog.pg_opfamily'::regclass WHERE d.refobjid = " + oid(d.key())
                + " UNION ALL SELECT format('FUNCTION %s (%s, %s)=FUNCTION %s (%s, %s) %s', m.amprocnum, "
                + type.formatted("m.amproclefttype") + ", "
                + type.formatted("m.amprocrighttype") + ", m.amprocnum, " + type.formatted("m.amproclefttype") + ", "
                + type.formatted("m.amprocrighttype")
                + ", m.amproc::regprocedure) FROM pg_catalog.pg_amproc m JOIN pg_catalog.pg_depend d ON d.objid = m.oid"
                + " AND d.classid = 'pg_catalog.pg_amproc'::regclass AND d.refclassid = 'pg_catalog.pg_opfamily'::regclass WHERE"
                + " d.refobjid = " + oid(d.key())
                + ") f) IS NOT DISTINCT FROM " + (list.isEmpty() ? "NULL" : "ARRAY[" + list + "]::text[]");
    }

    private static String oid(ObjectKey family) {
        return "(SELECT f.oid FROM pg_catalog.pg_opfamily f JOIN pg_catalog.pg_am a ON a.oid = f.opfmethod WHERE f.opfnamespace ="
                + " to_regnamespace("
                + Quote.literal(Quote.identifier(family.schema())) + ") AND f.opfname = " + Quote.literal(family.name())
                + " AND a.amname = "
                + Quote.literal(family.signature()) + ")";
    }
}
