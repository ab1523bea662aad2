package dev.slipway.diff;

import dev.slipway.dialect.postgres.Quote;
import dev.slipway.diff.SchemaDiff.AcceptedRename;
import dev.slipway.model.Attributes;
import dev.slipway.model.Column;
import dev.slipway.model.Constraint;
import dev.slipway.model.Definition;
import dev.slipway.model.Dependency;
import dev.slipway.model.EnumType;
import dev.slipway.model.Grant;
import dev.slipway.model.Index;
import dev.slipway.model.MySqlColumn;
import dev.slipway.model.MySqlTable;
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
import dev.slipway.model.ViewStorage;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The model as it is once accepted renames have been carried out, so that everything else can be compared under the new names.
 * The server follows a rename in the definitions of dependents; {@link RenamedText} does the same here.
 */
final class Renaming {
    private final SchemaModel model;
    private final SchemaModel wanted;
    private final List<AcceptedRename> renames;
    private final RenamedKeys keys;
    private final RenamedText text;
    /** Objects that go with others: the index of a table that moves, the routine whose argument's type has a new name. */
    private final Map<ObjectKey, ObjectKey> followers = new HashMap<>();

    Renaming(SchemaModel model, SchemaModel wanted, List<AcceptedRename> renames) {
        this.model = model;
        this.wanted = wanted;
        this.renames = InheritedRenames.with(model, renames);
        this.keys = new RenamedKeys(this.renames);
        this.text = new RenamedText(model, this.renames);
        for (AcceptedRename rename : this.renames) {
            boolean byItself = InheritedRenames.followsAnother(rename, this.renames, model, AcceptedRename::from);
            if (!byItself && (!exists(model, rename.from()) || !exists(wanted, rename.to()) || !fits(rename))) {
                throw new ProblemException("The rename does not fit the two schemas",
                        rename.from().described() + " to " + rename.to().qualified(),
                        "Name an object of the present schema and one of the same kind, in the same place, in the wanted schema");
            }
        }
    }

    /** The renames with those that they bring about. */
    List<AcceptedRename> all() {
        return renames;
    }

    private static boolean exists(SchemaModel model, ObjectKey key) {
        return switch (key.kind()) {
            case COLUMN -> model.table(ObjectKey.table(key.schema(), key.parent())).flatMap(t -> t.column(key.name())).isPresent();
            case ENUM_VALUE -> model.find(key.object()).filter(o -> o instanceof EnumType type && type.labels().contains(key.name()))
                    .isPresent();
            default -> model.find(key).isPresent();
        };
    }

    /** A part is renamed inside of what it is part of, an index in the schema of its table. */
    private boolean fits(AcceptedRename rename) {
        ObjectKey to = rename.to();
        return rename.from().kind() == to.kind() && keys.staysInside(rename)
                && (to.kind() != ObjectKind.INDEX || keys.before(rename).schema().equals(to.schema()) || moves(rename.from()));
    }

    private boolean moves(ObjectKey index) {
        return model.find(index).filter(o -> o instanceof Index i && !keys.map(i.table()).schema().equals(i.table().schema())).isPresent();
    }

    SchemaModel apply() {
        if (renames.isEmpty()) {
            return model;
        }
        model.objects().values().forEach(this::follow);
        List<SchemaObject> objects = model.objects().values().stream().map(this::rename).toList();
        List<Dependency> dependencies = model.dependencies().stream().map(d -> new Dependency(map(d.dependent()), map(d.on()))).toList();
        return new SchemaModel(objects, dependencies, model.notCompared());
    }

    /** The same object under the new names, by its key in the present schema. */
    Map<ObjectKey, SchemaObject> byFormerKey() {
        model.objects().values().forEach(this::follow);
        Map<ObjectKey, SchemaObject> renamed = new LinkedHashMap<>();
        model.objects().forEach((key, object) -> renamed.put(key, rename(object)));
        return renamed;
    }

    private void follow(SchemaObject object) {
        ObjectKey key = object.key();
        ObjectKey own = keys.map(key);
        ObjectKey mapped = switch (object) {
            case Index index -> inSchema(own, keys.map(index.table()).schema());
            case Sequence sequence when own.equals(key) -> sequence.ownedBy().map(c -> inSchema(own, keys.map(c).schema())).orElse(own);
            case Routine _, Definition _ when !key.signature().isEmpty() && own.signature().equals(key.signature()) ->
                    new ObjectKey(own.kind(), own.schema(), own.parent(), own.name(), text.of(key, key.signature()));
            case Table _, Constraint _, Sequence _, View _, Routine _, EnumType _, Definition _ -> own;
        };
        if (!mapped.equals(key)) {
            followers.put(key, mapped);
        }
    }

    private static ObjectKey inSchema(ObjectKey key, String schema) {
        return new ObjectKey(key.kind(), schema, key.parent(), key.name(), key.signature());
    }

    /** The key after all renames: of the object itself, of its table, of its schema. */
    private ObjectKey map(ObjectKey key) {
        ObjectKey followed = followers.get(key);
        return followed == null ? keys.map(key) : followed;
    }

    private SchemaObject rename(SchemaObject object) {
        ObjectKey key = map(object.key());
        Attributes attributes = attributes(object);
        return switch (object) {
            case Table t -> new Table(key, t.columns().stream().map(c -> column(t, c)).toList(), details(t), attributes);
            case Constraint c -> new Constraint(key, c.type(), text.of(c.key(), c.definition()), c.validated(),
                    c.columns().stream().map(n -> map(c.table().column(n)).name()).toList(), c.references().map(this::map),
                            c.indexComment(), attributes);
            case Index i -> new Index(key, map(i.table()), i.unique(), text.of(i.key(), i.definition()), i.valid(), i.attachedTo()
                    .map(this::map),
                    i.settings(), attributes);
            case Sequence s -> new Sequence(key, s.options(), s.ownedBy().map(this::map), s.unlogged(), attributes);
            case View v -> new View(key, text.ofQuery(v.key(), v.query()), v.columns().stream().map(c -> result(v, c)).toList(),
                    v.options(),
                    v.populated(),
                    clustered(v), attributes);
            case Routine r -> new Routine(key, text.ofRoutine(r.key(), r.definition()), text.of(r.key(), r.result()), attributes);
            case EnumType e -> new EnumType(key, e.labels().stream().map(l -> map(e.key().value(l)).name()).toList(), attributes);
            case Definition d -> new Definition(key, statement(d, key), d.settings().stream().map(s -> setting(d.key(), s)).toList(),
                    attributes);
        };
    }

    private View.ResultColumn result(View view, View.ResultColumn column) {
        return new View.ResultColumn(column.name(), text.of(view.key(), column.type()), column.comment(),
                text.of(view.key(), column.defaultExpression()), column.storage());
    }

    private ViewStorage clustered(View view) {
        return new ViewStorage(indexName(view.key(), view.storage().clusterIndex()), view.storage().accessMethod(), view.storage()
                .tablespace());
    }

    private String statement(Definition d, ObjectKey key) {
        return d.key().kind() == ObjectKind.SCHEMA && !key.equals(d.key()) ? IdentifierText.replace(d.statement(), d.key().name(),
                key.name())
                : text.of(d.key(), d.statement());
    }

    private String setting(ObjectKey key, String setting) {
        String prefix = "schema=";
        return key.kind() == ObjectKind.EXTENSION && setting.startsWith(prefix)
                ? prefix + keys.map(ObjectKey.of(ObjectKind.SCHEMA, "", setting.substring(prefix.length()))).name() : text.of(key, setting);
    }

    private Attributes attributes(SchemaObject object) {
        List<Grant> grants = object.attributes().grants().stream().map(g -> g.column().isEmpty() ? g
                : new Grant(g.grantee(), g.privilege(), g.grantable(), map(object.key().column(g.column())).name(), g.revoked())).toList();
        return object.attributes().withGrants(grants);
    }

    private TableDetails details(Table table) {
        return switch (table.details()) {
            case PostgresTable d -> new PostgresTable(d.unlogged(), d.options(), partitionBy(table.key(), d.partitionBy()),
                    d.inherits().stream().map(this::map).toList(), partitionBound(table, d), d.rowSecurity(),
                            d.forceRowSecurity(),
                    replicaIdentity(table.key(), d.replicaIdentity()), indexName(table.key(), d.clusterIndex()), d.accessMethod(),
                            d.tablespace(),
                    text.of(table.key(), d.ofType()), d.server(), d.serverOptions());
            case MySqlTable d -> new MySqlTable(d.engine(), d.collation(), d.options(),
                    d.periods().stream().map(p -> text.of(table.key(), p)).toList(), d.versioned(),
                    text.of(table.key(), d.partitioning()),
                    d.columns().stream().map(c -> column(table.key().column(c.name()), c)).toList());
        };
    }

    private MySqlColumn column(ObjectKey key, MySqlColumn column) {
        return new MySqlColumn(map(key).name(), column.onUpdate(), text.of(key, column.clauses()), column.namesCollation());
    }

    /** The server prints values of an enum in a bound without their type. */
    private String partitionBound(Table table, PostgresTable details) {
        String bound = text.of(table.key(), details.partitionBound());
        for (AcceptedRename rename : renames) {
            if (rename.from().kind() == ObjectKind.ENUM_VALUE && isPartitionedBy(table, details, rename.from())) {
                bound = IdentifierText.replaceString(bound, rename.from().name(), rename.to().name());
            }
        }
        return bound;
    }

    private boolean isPartitionedBy(Table table, PostgresTable details, ObjectKey value) {
        String type = Quote.qualified(ObjectKey.of(ObjectKind.ENUM, value.schema(), value.parent()));
        return details.inherits().stream().flatMap(parent -> model.table(parent).stream())
                .filter(parent -> parent.details() instanceof PostgresTable whole && table.columns().stream()
                        .anyMatch(c -> c.type().equals(type) && whole.partitionBy().contains(Quote.identifier(c.name()))))
                .findAny().isPresent();
    }

    /** The catalogue knows of no dependency between a table and the columns it is partitioned by. */
    private String partitionBy(ObjectKey table, String clause) {
        String result = text.of(table, clause);
        for (AcceptedRename rename : renames) {
            if (rename.from().kind() == ObjectKind.COLUMN && rename.from().object().equals(table)) {
                result = IdentifierText.replace(result, rename.from().name(), rename.to().name());
            }
        }
        return result;
    }

    private String replicaIdentity(ObjectKey table, String identity) {
        String renamed = identity;
        for (AcceptedRename rename : renames) {
            renamed = isIndexOf(rename.from(), table) ? IdentifierText.replace(renamed, rename.from().name(), rename.to().name()) : renamed;
        }
        return renamed;
    }

    /** The new name of an index of the relation, or of the constraint behind it. */
    private String indexName(ObjectKey relation, String name) {
        return renames.stream().filter(r -> isIndexOf(r.from(), relation) && r.from().name().equals(name)).map(r -> r.to().name())
                .findFirst().orElse(name);
    }

    private boolean isIndexOf(ObjectKey key, ObjectKey relation) {
        return key.kind() == ObjectKind.CONSTRAINT && key.schema().equals(relation.schema()) && key.parent().equals(relation.name())
                || key.kind() == ObjectKind.INDEX && model.find(key).filter(o -> o instanceof Index i && i.table().equals(relation))
                        .isPresent();
    }

    private Column column(Table table, Column column) {
        ObjectKey key = table.key().column(column.name());
        ValueSource value = switch (column.value()) {
            case ValueSource.Default(String expression) -> new ValueSource.Default(text.of(key, expression));
            case ValueSource.Generated(String expression, boolean stored) -> new ValueSource.Generated(text.of(key, expression), stored);
            case ValueSource.Plain plain -> plain;
            case ValueSource.Identity identity -> identity;
            case ValueSource.AutoIncrement counting -> counting;
        };
        return new Column(map(key).name(), text.of(key, column.type()), text.of(key, column.collation()), column.notNull(), value,
                column.local(),
                column.comment(), column.storage(), NotNullForms.renamed(column, key, map(key), wanted));
    }
}
