package dev.slipway.diff;

import dev.slipway.model.Column;
import dev.slipway.model.Grant;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.RecordParts;
import dev.slipway.model.SchemaObject;
import dev.slipway.model.SequenceOptions;
import dev.slipway.model.ValueSource;
import dev.slipway.model.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** The properties of an object as names and values: what the model's records hold, flattened, with columns by name. */
final class Properties {
    private Properties() {}

    /** What differs between two objects of one kind, keys apart. */
    static List<PropertyChange> changes(SchemaObject from, SchemaObject to) {
        Map<String, String> before = new LinkedHashMap<>();
        Map<String, String> after = new LinkedHashMap<>();
        flatten("", (Record) from, before);
        flatten("", (Record) to, after);
        List<PropertyChange> changes = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            String a = before.getOrDefault(name, "");
            String b = after.getOrDefault(name, "");
            if (!a.equals(b) && !isInsideOfNewOrGone(name, before, after)) {
                changes.add(new PropertyChange(name, a, b));
            }
        }
        return changes;
    }

    /** A column that comes or goes is one change, not one for each of its properties. */
    private static boolean isInsideOfNewOrGone(String name, Map<String, String> before, Map<String, String> after) {
        int colon = name.startsWith("column ") ? name.indexOf(": ") : -1;
        return colon >= 0 && before.containsKey(name.substring(0, colon)) != after.containsKey(name.substring(0, colon));
    }

    private static void flatten(String path, Record record, Map<String, String> into) {
        for (RecordParts.Part part : RecordParts.of(record.getClass())) {
            if (!part.name().equals("key")) {
                put(join(path, part.words()), part.read(record), into);
            }
        }
    }

    private static void put(String path, Object value, Map<String, String> into) {
        switch (value) {
            case ObjectKey key -> into.put(path, key.qualified());
            case Record record when RecordParts.of(record.getClass()).isEmpty() ->
                    into.put(path, RecordParts.words(record.getClass().getSimpleName()));
            case ValueSource source -> into.put(path, describe((Record) source));
            case Record record -> flatten(path.equals("attributes") || path.equals("details") || path.equals("options") ? "" : path,
                    record, into);
            case Optional<?> optional -> optional.ifPresent(v -> put(path, v, into));
            case Collection<?> values -> putAll(path, values, into);
            default -> into.put(path, Objects.toString(value));
        }
    }

    private static void putAll(String path, Collection<?> values, Map<String, String> into) {
        List<String> plain = new ArrayList<>();
        for (Object value : values) {
            switch (value) {
                case Column column -> {
                    into.put("column " + column.name(), column.type());
                    flatten("column " + column.name() + ":", column, into);
                    into.remove("column " + column.name() + ": name");
                    into.remove("column " + column.name() + ": type");
                }
                case View.ResultColumn column -> plain.add(column.name() + " " + column.type());
                case Grant grant -> into.put(grantName(grant), grant.revoked() ? "revoked" : grant.grantable() ? "with grant option"
                        : "granted");
                case ObjectKey key -> plain.add(key.qualified());
                default -> plain.add(Objects.toString(value));
            }
        }
        if (!plain.isEmpty()) {
            into.put(path, String.join(", ", plain));
        }
    }

    private static String grantName(Grant grant) {
        String who = grant.grantee().equals(Grant.OWNER) ? "owner" : grant.grantee().equals(Grant.PUBLIC) ? "PUBLIC" : grant.grantee();
        return "privilege " + grant.privilege() + (grant.column().isEmpty() ? "" : " (" + grant.column() + ")") + " of " + who;
    }

    private static String describe(Record record) {
        List<String> parts = new ArrayList<>();
        for (RecordParts.Part part : RecordParts.of(record.getClass())) {
            parts.add(switch (part.read(record)) {
                case SequenceOptions options -> sequence(options);
                case Boolean flag -> flag ? part.words() : "not " + part.words();
                case Object other -> other.toString();
            });
        }
        return RecordParts.words(record.getClass().getSimpleName()) + " " + String.join(", ", parts);
    }

    private static String sequence(SequenceOptions o) {
        return "sequence " + o.name() + " " + o.type() + " from " + o.start() + " by " + o.increment() + " between " + o.minimum()
                + " and " + o.maximum()
                + ", cache " + o.cache() + (o.cycle() ? ", cycling" : "");
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + " " + name;
    }
}
