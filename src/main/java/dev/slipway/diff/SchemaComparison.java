package dev.slipway.diff;

import dev.slipway.diff.SchemaDiff.AcceptedRename;
import dev.slipway.model.Attributes;
import dev.slipway.model.Column;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.SchemaObject;
import dev.slipway.model.SeenObject;
import dev.slipway.model.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares two models, object by object. */
public final class SchemaComparison {
    private final CompareRules rules;

    public SchemaComparison(CompareRules rules) {
        this.rules = rules;
    }

    /**
     * @param renames what a person accepted; each must name an object or column of {@code from} and one of {@code to}
     * @throws dev.slipway.model.ProblemException when a rename names something that is not there
     */
    public SchemaDiff compare(SchemaModel from, SchemaModel to, List<AcceptedRename> renames) {
        SchemaModel renamed = new Renaming(from, to, renames).apply();
        SortedSet<ObjectKey> keys = new TreeSet<>(renamed.objects().keySet());
        keys.addAll(to.objects().keySet());
        List<Difference> differences = new ArrayList<>();
        for (ObjectKey key : keys) {
            if (!isLeftOut(key)) {
                compare(renamed.objects().get(key), to.objects().get(key), from, renames, differences);
            }
        }
        List<SeenObject> seen = Stream.concat(from.notCompared().stream(), to.notCompared().stream()).distinct().sorted().toList();
        return new SchemaDiff(renamed, to, differences, renames, seen);
    }

    private boolean isLeftOut(ObjectKey key) {
        return rules.names().stream().anyMatch(p -> p.matcher(key.qualified()).matches());
    }

    private void compare(@Nullable SchemaObject from, @Nullable SchemaObject to,
            SchemaModel original, List<AcceptedRename> renames, List<Difference> into) {
        if (from == null && to != null) {
            into.add(new Difference.Added(to));
        } else if (to == null && from != null) {
            into.add(new Difference.Removed(from));
        } else if (from != null && to != null) {
            SchemaObject a = canonical(from);
            SchemaObject b = canonical(to);
            List<PropertyChange> properties = a.equals(b) ? List.of() : Properties.changes(a, b);
            renames.stream().filter(r -> r.to().equals(to.key())).findFirst().ifPresentOrElse(
                    r -> into.add(new Difference.Renamed(original.find(r.from()).orElse(from), to, properties)),
                    () -> {
                        if (!a.equals(b)) {
                            into.add(new Difference.Changed(from, to, properties));
                        }
                    });
        }
    }

    /** The object without what the rules leave out, and with columns in the order of their names. */
    public SchemaObject canonical(SchemaObject object) {
        Attributes a = object.attributes();
        SchemaObject stripped = object.withAttributes(new Attributes(rules.owners() ? "" : a.owner(), rules.comments() ? "" : a.comment(),
                rules.privileges() ? List.of() : a.grants()));
        if (stripped instanceof Table table) {
            List<Column> columns = table.columns().stream().map(this::canonical).sorted(Comparator.comparing(Column::name)).toList();
            return new Table(table.key(), columns, table.details(), table.attributes());
        }
        return stripped;
    }

    private Column canonical(Column column) {
        return rules.comments() ? new Column(column.name(), column.type(), column.collation(), column.notNull(), column.value(), column.local(),
                "", column.storage()) : column;
    }
}
