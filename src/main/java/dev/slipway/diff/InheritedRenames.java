package dev.slipway.diff;

import dev.slipway.diff.SchemaDiff.AcceptedRename;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.SchemaModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A column that is renamed takes those along that inherit it, in partitions too, and they cannot be renamed by themselves (PostgreSQL 18
 * manual, ALTER TABLE, RENAME). They count as renames as well, for whoever looks a column up by its former name.
 */
public final class InheritedRenames {
    private InheritedRenames() {}

    /** The renames, each followed by those that it brings about at any depth. */
    static List<AcceptedRename> with(SchemaModel present, List<AcceptedRename> renames) {
        List<AcceptedRename> all = new ArrayList<>(renames);
        Set<ObjectKey> known = renames.stream().map(AcceptedRename::from).collect(Collectors.toSet());
        for (int i = 0; i < all.size(); i++) {
            AcceptedRename rename = all.get(i);
            if (rename.from().kind() == ObjectKind.COLUMN) {
                for (ObjectKey child : present.children(ObjectKey.table(rename.from().schema(), rename.from().parent()))) {
                    if (known.add(child.column(rename.from().name()))) {
                        ObjectKey later = renames.stream().filter(r -> r.from().equals(child)).map(AcceptedRename::to).findFirst()
                                .orElse(child);
                        all.add(new AcceptedRename(child.column(rename.from().name()), later.column(rename.to().name())));
                    }
                }
            }
        }
        return all;
    }

    /**
     * Whether the rename happens by itself, with that of a column it is inherited from.
     *
     * @param model in which tables go by the names on that side
     * @param side the side of renames that the model knows
     */
    public static boolean followsAnother(AcceptedRename rename, List<AcceptedRename> renames, SchemaModel model,
            Function<AcceptedRename, ObjectKey> side) {
        ObjectKey column = side.apply(rename);
        if (column.kind() != ObjectKind.COLUMN) {
            return false;
        }
        return model.table(ObjectKey.table(column.schema(), column.parent())).stream().flatMap(t -> t.details().inherits().stream())
                .anyMatch(parent -> renames.stream().anyMatch(other -> side.apply(other).equals(parent.column(column.name()))
                        && other.from().name().equals(rename.from().name()) && other.to().name().equals(rename.to().name())));
    }
}
