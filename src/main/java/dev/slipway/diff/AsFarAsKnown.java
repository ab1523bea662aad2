package dev.slipway.diff;

import dev.slipway.diff.SchemaDiff.AcceptedRename;
import dev.slipway.model.Attributes;
import dev.slipway.model.Column;
import dev.slipway.model.Definition;
import dev.slipway.model.Grant;
import dev.slipway.model.NotNullForm;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.SchemaObject;
import dev.slipway.model.Snapshot;
import dev.slipway.model.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A wanted schema in which everything that one of the two schemas cannot say is as the present one has it: the names of not null
 * constraints and the privileges where one server does not know them, and the version of an extension where one side has just the server's
 * own.
 */
public final class AsFarAsKnown {
    private static final String VERSION = "version";
    /** A privilege that PostgreSQL has from version 17 on (manual, Privileges). */
    private static final String MAINTAIN = "MAINTAIN";
    private static final int MAINTAIN_SINCE = 17;

    private final SchemaModel present;
    private final boolean sameNames;
    private final boolean samePrivileges;
    private final Map<ObjectKey, ObjectKey> former = new HashMap<>();

    private AsFarAsKnown(Snapshot present, Snapshot wanted, List<AcceptedRename> renames) {
        this.present = present.model();
        this.sameNames = NotNullForms.known(present) == NotNullForms.known(wanted);
        this.samePrivileges = present.server().major() >= MAINTAIN_SINCE == wanted.server().major() >= MAINTAIN_SINCE;
        renames.forEach(rename -> former.put(rename.to(), rename.from()));
    }

    /** The wanted model itself where both sides can say the same. */
    public static SchemaModel wanted(Snapshot present, Snapshot wanted, List<AcceptedRename> renames) {
        AsFarAsKnown known = new AsFarAsKnown(present, wanted, renames);
        SchemaModel model = wanted.model();
        boolean extensions = model.objects().keySet().stream().anyMatch(k -> k.kind() == ObjectKind.EXTENSION);
        if (known.sameNames && known.samePrivileges && !extensions) {
            return model;
        }
        List<SchemaObject> objects = model.objects().values().stream().map(known::adapted).toList();
        return objects.equals(List.copyOf(model.objects().values())) ? model : new SchemaModel(objects, model.dependencies(),
                model.notCompared());
    }

    private SchemaObject adapted(SchemaObject wanted) {
        SchemaObject object = samePrivileges ? wanted : privileges(wanted);
        return switch (object) {
            case Table table when !sameNames -> table(table);
            case Definition d when d.key().kind() == ObjectKind.EXTENSION && present.find(d.key())
                    .orElse(null) instanceof Definition before ->
                    extension(before, d);
            default -> object;
        };
    }

    private SchemaObject privileges(SchemaObject wanted) {
        Attributes before = present.find(former.getOrDefault(wanted.key(), wanted.key())).map(SchemaObject::attributes)
                .orElse(Attributes.NONE);
        List<Grant> grants = new ArrayList<>(wanted.attributes().grants().stream().filter(g -> !g.privilege().equals(MAINTAIN)).toList());
        before.grants().stream().filter(g -> g.privilege().equals(MAINTAIN)).forEach(grants::add);
        return grants.equals(wanted.attributes().grants()) ? wanted : wanted.withAttributes(wanted.attributes().withGrants(grants));
    }

    private static Definition extension(Definition before, Definition wanted) {
        if (before.setting(VERSION).isEmpty() == wanted.setting(VERSION).isEmpty()) {
            return wanted;
        }
        List<String> settings = new ArrayList<>(wanted.settings().stream().filter(s -> !s.startsWith(VERSION + "=")).toList());
        before.settings().stream().filter(s -> s.startsWith(VERSION + "=")).forEach(settings::addFirst);
        return new Definition(wanted.key(), wanted.statement(), settings, wanted.attributes());
    }

    private Table table(Table table) {
        ObjectKey key = former.getOrDefault(table.key(), table.key());
        List<Column> columns = table.columns().stream().map(column -> {
            ObjectKey wanted = table.key().column(column.name());
            String name = former.getOrDefault(wanted, wanted).name();
            return column.withNotNullForm(present.table(key).flatMap(t -> t.column(name)).map(Column::notNullForm)
                    .orElse(NotNullForm.PLAIN));
        }).toList();
        return new Table(table.key(), columns, table.details(), table.attributes());
    }
}
