package dev.slipway.diff;

import dev.slipway.model.Column;
import dev.slipway.model.NotNullForm;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.Snapshot;

/** Names of not null constraints: which servers know them, and what becomes of them with a rename. */
public final class NotNullForms {
    /** The first major version of PostgreSQL that catalogues not null constraints of tables. */
    public static final int CATALOGUED_SINCE = 18;

    private NotNullForms() {}

    /** Whether the server that the schema was read from knows names of not null constraints. */
    public static boolean known(Snapshot snapshot) {
        return snapshot.server().major() >= CATALOGUED_SINCE;
    }

    /** Whether the heirs of a table have constraints of the same name for the column, as the server demands when it renames one. */
    public static boolean heirsFollow(SchemaModel model, ObjectKey column, String name) {
        return model.children(column.object()).stream().allMatch(child -> {
            ObjectKey heir = child.column(column.name());
            boolean same = model.table(child).flatMap(t -> t.column(column.name())).filter(Column::notNull)
                    .map(c -> c.notNullForm().nameFor(heir).equals(name)).orElse(true);
            return same && heirsFollow(model, heir, name);
        });
    }

    /**
     * The form of a column under its new name. A constraint of the server's own name is given the new one with the rename, unless the
     * wanted schema keeps the old.
     */
    static NotNullForm renamed(Column column, ObjectKey before, ObjectKey after, SchemaModel wanted) {
        NotNullForm form = column.notNullForm();
        if (before.equals(after)) {
            return form;
        }
        if (form.name().equals(NotNullForm.usualName(after))) {
            return form.named("");
        }
        String kept = NotNullForm.usualName(before);
        boolean keeps = form.name().isEmpty() && wanted.table(ObjectKey.table(after.schema(), after.parent()))
                .flatMap(t -> t.column(after.name()))
                .filter(c -> c.ownNotNullForm().name().equals(kept)).isPresent();
        return keeps ? form.named(kept) : form;
    }
}
