package dev.slipway.diff;

import dev.slipway.diff.SchemaDiff.AcceptedRename;
import dev.slipway.model.Attributes;
import dev.slipway.model.Column;
import dev.slipway.model.Constraint;
import dev.slipway.model.Definition;
import dev.slipway.model.Dependency;
import dev.slipway.model.EnumType;
import dev.slipway.model.Index;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.Routine;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.SchemaObject;
import dev.slipway.model.Sequence;
import dev.slipway.model.Table;
import dev.slipway.model.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A wanted schema in which everything that rules leave out is as the present schema has it, so that a plan under these rules reaches
 * exactly its wanted schema. Owners are not among that: a comparison decides them object by object.
 */
public final class LeftAsItIs {
    private final SchemaModel present;
    private final CompareRules rules;
    private final Map<ObjectKey, ObjectKey> former = new HashMap<>();

    private LeftAsItIs(SchemaModel present, List<AcceptedRename> renames, CompareRules rules) {
        this.present = present;
        this.rules = rules;
        InheritedRenames.with(present, renames).forEach(rename -> former.put(rename.to(), rename.from()));
    }

    /** The wanted model itself where the rules leave nothing out. */
    public static SchemaModel in(SchemaModel present, SchemaModel wanted, List<AcceptedRename> renames, CompareRules rules) {
        return !rules.privileges() && !rules.comments() && rules.names().isEmpty() ? wanted
                : new LeftAsItIs(present, renames, rules).in(wanted);
    }

    private SchemaModel in(SchemaModel wanted) {
        SortedMap<ObjectKey, SchemaObject> objects = new TreeMap<>();
        wanted.objects().forEach((key, object) -> {
            if (!rules.leavesOut(key)) {
                objects.put(key, as(present.find(former.getOrDefault(key, key)), object));
            }
        });
        present.objects().forEach((key, object) -> {
            if (rules.leavesOut(key)) {
                objects.put(key, object);
            }
        });
        List<Dependency> dependencies = new ArrayList<>();
        wanted.dependencies().stream().filter(d -> !rules.leavesOut(d.dependent().object())).forEach(dependencies::add);
        present.dependencies().stream().filter(d -> rules.leavesOut(d.dependent().object())).forEach(dependencies::add);
        return new SchemaModel(objects.values(), dependencies, wanted.notCompared());
    }

    /** An object that is new comes without what is left out. */
    private SchemaObject as(Optional<SchemaObject> before, SchemaObject wanted) {
        Attributes now = before.map(SchemaObject::attributes).orElse(Attributes.NONE);
        Attributes attributes = new Attributes(wanted.attributes().owner(),
                rules.comments() ? now.comment() : wanted.attributes().comment(), rules.privileges() ? now.grants() : wanted.attributes()
                        .grants());
        SchemaObject object = wanted.withAttributes(attributes);
        if (!rules.comments()) {
            return object;
        }
        return switch (object) {
            case Table table -> new Table(table.key(), table.columns().stream().map(c -> column(before, table, c)).toList(),
                    table.details(), attributes);
            case Constraint c -> new Constraint(c.key(), c.type(), c.definition(), c.validated(), c.columns(), c.references(),
                    before.filter(Constraint.class::isInstance).map(b -> ((Constraint) b).indexComment()).orElse(""), attributes);
            case Index _, Sequence _, View _, Routine _, EnumType _, Definition _ -> object;
        };
    }

    private Column column(Optional<SchemaObject> before, Table table, Column column) {
        ObjectKey key = table.key().column(column.name());
        String comment = before.filter(Table.class::isInstance).flatMap(b -> ((Table) b).column(former.getOrDefault(key, key).name()))
                .map(Column::comment).orElse("");
        return column.withComment(comment);
    }
}
