package dev.slipway.diff;

import dev.slipway.diff.SchemaDiff.AcceptedRename;
import dev.slipway.model.Attributes;
import dev.slipway.model.Column;
import dev.slipway.model.Constraint;
import dev.slipway.model.Definition;
import dev.slipway.model.Dependency;
import dev.slipway.model.EnumType;
import dev.slipway.model.Grant;
import dev.slipway.model.Index;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.PostgresTable;
import dev.slipway.model.ProblemException;
import dev.slipway.model.Routine;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.SchemaObject;
import dev.slipway.model.Sequence;
import dev.slipway.model.Table;
import dev.slipway.model.TableDetails;
import dev.slipway.model.ValueSource;
import dev.slipway.model.View;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The model as it is once accepted renames have been carried out, so that everything else can be compared under the new names.
 * The server follows a rename in the definitions of dependents; here the old identifier is replaced in the texts of exactly
 * those objects that the catalogue says depend on it. Where that guess is off, the object shows as changed and is made anew.
 */
final class Renaming {
    private final SchemaModel model;
    private final Map<ObjectKey, ObjectKey> keys = new HashMap<>();
    private final Map<ObjectKey, Set<AcceptedRename>> mentions = new HashMap<>();
    private final List<AcceptedRename> renames;

    Renaming(SchemaModel model, SchemaModel wanted, List<AcceptedRename> renames) {
        this.model = model;
        this.renames = InheritedRenames.with(model, renames);
        for (AcceptedRename rename : this.renames) {
            boolean byItself = InheritedRenames.followsAnother(rename, this.renames, model, AcceptedRename::from);
            if (!byItself && (!exists(model, rename.from()) || !exists(wanted, rename.to())
                    || rename.from().kind() != rename.to().kind())) {
                throw new ProblemException("The rename does not fit the two schemas",
                        rename.from().described() + " to " + rename.to().qualified(),
                        "Name an object of the present schema and one of the same kind in the wanted schema");
            }
            keys.put(rename.from(), rename.to());
        }
    }

    /** The renames with those that they bring about. */
    List<AcceptedRename> all() {
        return renames;
    }

    private static boolean exists(SchemaModel model, ObjectKey key) {
        if (key.kind() == ObjectKind.COLUMN) {
            return model.table(ObjectKey.table(key.schema(), key.parent())).flatMap(t -> t.column(key.name())).isPresent();
        }
        return model.find(key).isPresent();
    }

    SchemaModel apply() {
        if (renames.isEmpty()) {
            return model;
        }
        for (Dependency dependency : model.dependencies()) {
            for (AcceptedRename rename : renames) {
                if (dependency.on().equals(rename.from()) || isColumnOf(dependency.on(), rename.from())) {
                    mentions.computeIfAbsent(dependency.dependent(), d -> new HashSet<>()).add(rename);
                }
            }
        }
        List<SchemaObject> objects = model.objects().values().stream().map(this::rename).toList();
        List<Dependency> dependencies = model.dependencies().stream().map(d -> new Dependency(map(d.dependent()), map(d.on()))).toList();
        return new SchemaModel(objects, dependencies, model.notCompared());
    }

    private static boolean isColumnOf(ObjectKey column, ObjectKey table) {
        return column.kind() == ObjectKind.COLUMN && column.schema().equals(table.schema()) && column.parent().equals(table.name())
                && table.kind() != ObjectKind.COLUMN;
    }

    /** The key after all renames: of the object itself, of its table, of its schema. */
    private ObjectKey map(ObjectKey key) {
        ObjectKey mapped = keys.getOrDefault(key, key);
        if (!mapped.parent().isEmpty()) {
            ObjectKey table = keys.get(ObjectKey.table(key.schema(), key.parent()));
            if (table != null) {
                mapped = new ObjectKey(mapped.kind(), table.schema(), table.name(), mapped.name(), mapped.signature());
            }
        }
        return mapped;
    }

    private SchemaObject rename(SchemaObject object) {
        ObjectKey key = map(object.key());
        Attributes attributes = attributes(object);
        return switch (object) {
            case Table t -> new Table(key, t.columns().stream().map(c -> column(t, c)).toList(), details(t), attributes);
            case Constraint c -> new Constraint(key, c.type(), text(c.key(), c.definition()), c.validated(),
                    c.columns().stream().map(n -> map(ObjectKey.table(c.key().schema(), c.key().parent()).column(n)).name()).toList(),
                    c.references().map(this::map), c.indexComment(), attributes);
            case Index i -> new Index(key, map(i.table()), i.unique(), text(i.key(), i.definition()), i.valid(), i.attachedTo()
                    .map(this::map), i.settings(), attributes);
            case Sequence s -> new Sequence(key, s.options(), s.ownedBy().map(this::map), s.unlogged(), attributes);
            case View v -> new View(key, text(v.key(), v.query()), v.columns(), v.options(), v.populated(), v.storage(), attributes);
            case Routine r -> new Routine(key, text(r.key(), r.definition()), r.result(), attributes);
            case EnumType e -> new EnumType(key, e.labels(), attributes);
            case Definition d -> new Definition(key, text(d.key(), d.statement()),
                    d.settings().stream().map(s -> text(d.key(), s)).toList(), attributes);
        };
    }

    private Attributes attributes(SchemaObject object) {
        List<Grant> grants = object.attributes().grants().stream().map(g -> g.column().isEmpty() ? g
                : new Grant(g.grantee(), g.privilege(), g.grantable(), map(object.key().column(g.column())).name(), g.revoked())).toList();
        return object.attributes().withGrants(grants);
    }

    private TableDetails details(Table table) {
        return switch (table.details()) {
            case PostgresTable d -> new PostgresTable(d.unlogged(), d.options(), partitionBy(table.key(), d.partitionBy()),
                    d.inherits().stream().map(this::map).toList(), d.partitionBound(), d.rowSecurity(), d.forceRowSecurity(),
                    d.replicaIdentity(), d.clusterIndex(), d.accessMethod(), d.tablespace(), d.ofType(), d.server(), d.serverOptions());
        };
    }

    /** The catalogue knows of no dependency between a table and the columns it is partitioned by. */
    private String partitionBy(ObjectKey table, String clause) {
        String result = text(table, clause);
        for (AcceptedRename rename : renames) {
            if (isColumnOf(rename.from(), table)) {
                result = IdentifierText.replace(result, rename.from().name(), rename.to().name());
            }
        }
        return result;
    }

    private Column column(Table table, Column column) {
        ObjectKey key = table.key().column(column.name());
        ValueSource value = switch (column.value()) {
            case ValueSource.Default(String expression) -> new ValueSource.Default(text(key, expression));
            case ValueSource.Generated(String expression, boolean stored) -> new ValueSource.Generated(text(key, expression), stored);
            case ValueSource.Plain plain -> plain;
            case ValueSource.Identity identity -> identity;
        };
        return new Column(map(key).name(), text(key, column.type()), column.collation(), column.notNull(), value, column.local(),
                column.comment(), column.storage());
    }

    private String text(ObjectKey key, String text) {
        String result = text;
        for (AcceptedRename rename : renames) {
            boolean own = rename.from().equals(key) || isPartOf(key, rename.from());
            if (own || mentions.getOrDefault(key, Set.of()).contains(rename)) {
                result = IdentifierText.replace(result, rename.from().name(), rename.to().name());
                if (!rename.from().schema().equals(rename.to().schema()) && !rename.from().schema().isEmpty()) {
                    result = IdentifierText.replace(result, rename.from().schema(), rename.to().schema());
                }
            }
        }
        return result;
    }

    private static boolean isPartOf(ObjectKey key, ObjectKey relation) {
        return !key.parent().isEmpty() && key.schema().equals(relation.schema()) && key.parent().equals(relation.name());
    }
}
