package dev.slipway.diff;

import dev.slipway.dialect.postgres.ViewText;
import dev.slipway.diff.SchemaDiff.AcceptedRename;
import dev.slipway.model.Attributes;
import dev.slipway.model.Column;
import dev.slipway.model.Grant;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.MySqlTable;
import dev.slipway.model.PostgresTable;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.SchemaObject;
import dev.slipway.model.SeenObject;
import dev.slipway.model.Table;
import dev.slipway.model.TableDetails;
import dev.slipway.model.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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
        Renaming renaming = new Renaming(from, to, renames);
        SchemaModel renamed = renaming.apply();
        SortedSet<ObjectKey> keys = new TreeSet<>(renamed.objects().keySet());
        keys.addAll(to.objects().keySet());
        List<Difference> differences = new ArrayList<>();
        for (ObjectKey key : keys) {
            // Most objects are simply the same; only a renamed one is a difference all the same.
            boolean same = renames.isEmpty() && Objects.equals(renamed.objects().get(key), to.objects().get(key));
            if (!same && !rules.leavesOut(key)) {
                compare(renamed.objects().get(key), to.objects().get(key), from, to.usualOwner(), renames, differences);
            }
        }
        List<SeenObject> seen = Stream.concat(from.notCompared().stream(), to.notCompared().stream()).distinct().sorted().toList();
        return new SchemaDiff(renamed, to, differences, renaming.all(), seen, rules);
    }

    private void compare(@Nullable SchemaObject from, @Nullable SchemaObject wanted,
            SchemaModel original, String usualOwner, List<AcceptedRename> renames, List<Difference> into) {
        if (from == null && wanted != null) {
            into.add(new Difference.Added(wanted));
        } else if (wanted == null && from != null) {
            into.add(new Difference.Removed(from));
        } else if (from != null && wanted != null) {
            String owner = from.attributes().owner();
            SchemaObject to = wanted.withAttributes(wanted.attributes()
                    .withOwner(wantedOwner(from, wanted, original.usualOwner(), usualOwner)));
            SchemaObject a = canonical(from);
            SchemaObject b = canonical(to);
            List<PropertyChange> properties = a.equals(b) ? List.of() : Properties.changes(a, b);
            renames.stream().filter(r -> r.to().equals(to.key())).findFirst().ifPresentOrElse(
                    r -> into.add(new Difference.Renamed(original.find(r.from()).orElse(from), to, properties)),
                    () -> {
                        if (!a.equals(b) || !owner.equals(to.attributes().owner())) {
                            into.add(new Difference.Changed(from, to, properties));
                        }
                    });
        }
    }

    /**
     * Who shall own an object that stays. Where owners are left out it is whoever owns it now, unless one of the owners is an unusual one
     * whose own privileges were changed: those make sense for that role only.
     */
    private String wantedOwner(SchemaObject from, SchemaObject to, String usualFrom, String usualTo) {
        String before = from.attributes().owner();
        String after = to.attributes().owner();
        if (!rules.owners() || before.equals(after)) {
            return after;
        }
        boolean ownPrivileges = Stream.of(from, to).flatMap(o -> o.attributes().grants().stream())
                .anyMatch(g -> g.grantee().equals(Grant.OWNER));
        if (rules.privileges() || !ownPrivileges) {
            return before;
        }
        return after.equals(usualTo) ? usualFrom : after;
    }

    /** The object without what the rules leave out, and with columns in the order of their names. */
    public SchemaObject canonical(SchemaObject object) {
        Attributes a = object.attributes();
        SchemaObject plain = object.withAttributes(new Attributes(rules.owners() ? "" : a.owner(), rules.comments() ? "" : a.comment(),
                rules.privileges() ? List.of() : a.grants()));
        if (plain instanceof Table table) {
            Stream<Column> stripped = table.columns().stream().map(this::canonical);
            List<Column> columns = (table.details().placesColumns() ? stripped : stripped.sorted(Comparator.comparing(Column::name)))
                    .toList();
            return new Table(table.key(), columns, inOrder(table.details()), plain.attributes());
        }
        return plain instanceof View view ? canonical(view) : plain;
    }

    /** Whether a materialized view holds rows is no part of the schema: a dump of the schema leaves it empty. */
    private static View canonical(View view) {
        return new View(view.key(), ViewText.canonical(view.query()), view.columns(), view.options().stream().sorted().toList(), true,
                view.storage(), view.attributes());
    }

    private static TableDetails inOrder(TableDetails details) {
        return switch (details) {
            case PostgresTable postgres -> postgres.withOptions(postgres.options().stream().sorted().toList());
            case MySqlTable mysql -> mysql;
        };
    }

    private Column canonical(Column column) {
        Column own = column.withNotNullForm(column.ownNotNullForm());
        return rules.comments() ? own.withComment("").withNotNullForm(own.notNullForm().withComment("")) : own;
    }
}
