package dev.slipway.rehearse;

import dev.slipway.model.Column;
import dev.slipway.model.Fingerprint;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.SchemaObject;
import dev.slipway.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** In what a schema differs from the one that was expected, by the rules of the fingerprint: owners and places of columns do not count. */
public final class SchemaDrift {
    private SchemaDrift() {}

    /** One phrase for each object or column, in key order; empty exactly when the fingerprints are equal. */
    public static List<String> between(SchemaModel expected, SchemaModel found) {
        TreeSet<ObjectKey> keys = new TreeSet<>(expected.objects().keySet());
        keys.addAll(found.objects().keySet());
        List<String> drift = new ArrayList<>();
        for (ObjectKey key : keys) {
            SchemaObject wanted = expected.objects().get(key);
            SchemaObject there = found.objects().get(key);
            if (there == null) {
                drift.add(key.described() + " is missing");
            } else if (wanted == null) {
                drift.add(key.described() + " is there in addition");
            } else if (!canonical(wanted).equals(canonical(there))) {
                drift.addAll(changes(wanted, there));
            }
        }
        return drift;
    }

    /** The first few of a list and how many more there are, in one sentence part. */
    public static String few(List<String> drift, int limit) {
        String named = String.join("; ", drift.subList(0, Math.min(limit, drift.size())));
        return drift.size() > limit ? named + "; and " + (drift.size() - limit) + " more" : named;
    }

    private static List<String> changes(SchemaObject wanted, SchemaObject there) {
        List<String> changes = new ArrayList<>();
        if (wanted instanceof Table a && there instanceof Table b) {
            a.columns().stream().filter(c -> b.column(c.name()).isEmpty())
                    .forEach(c -> changes.add(a.key().column(c.name()).described() + " is missing"));
            b.columns().stream().filter(c -> a.column(c.name()).isEmpty())
                    .forEach(c -> changes.add(a.key().column(c.name()).described() + " is there in addition"));
            a.columns().forEach(c -> b.column(c.name()).filter(d -> !c.equals(d))
                    .ifPresent(d -> changes.add(a.key().column(c.name()).described() + " differs (" + difference(c, d) + ")")));
        }
        if (changes.isEmpty()) {
            changes.add(wanted.key().described() + " differs");
        }
        return changes;
    }

    private static String difference(Column wanted, Column there) {
        if (!wanted.type().equals(there.type())) {
            return "type " + there.type() + " instead of " + wanted.type();
        }
        if (wanted.notNull() != there.notNull()) {
            return there.notNull() ? "NOT NULL" : "not NOT NULL";
        }
        if (!wanted.value().equals(there.value())) {
            return "default or generation";
        }
        return "comment, collation, storage or privileges";
    }

    private static String canonical(SchemaObject object) {
        return Fingerprint.canonicalText(new SchemaModel(List.of(object), List.of(), List.of()));
    }
}
