package dev.slipway.dialect.mysql;

import dev.slipway.model.Attributes;
import dev.slipway.model.Constraint;
import dev.slipway.model.Definition;
import dev.slipway.model.EnumType;
import dev.slipway.model.Index;
import dev.slipway.model.Routine;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.SchemaObject;
import dev.slipway.model.Sequence;
import dev.slipway.model.Table;
import dev.slipway.model.View;

/** Each object as the SQL that makes it: what people read and compare. */
public final class MySqlDdl {
    private MySqlDdl() {}

    /** The statement that makes the object; keys and foreign keys are objects of their own. */
    public static String of(SchemaObject object, SchemaModel model) {
        return switch (object) {
            case Table table -> TableDdl.create(table, SchemaModel.EMPTY) + ";\n";
            case Constraint constraint -> alter(constraint.key().parent()) + "ADD " + TableDdl.constraint(constraint) + ";\n";
            case Index index -> alter(index.key().parent()) + "ADD " + TableDdl.index(index) + ";\n";
            case View view -> ProgramDdl.view(withoutOwner(view)) + ";\n";
            case Definition program -> ProgramDdl.create((Definition) program.withAttributes(Attributes.NONE)) + ";\n";
            case Sequence _, Routine _, EnumType _ ->
                    throw new IllegalArgumentException("not read from MySQL: " + object.key().described());
        };
    }

    private static View withoutOwner(View view) {
        return view.withAttributes(view.attributes().withOwner(""));
    }

    private static String alter(String table) {
        return "ALTER TABLE " + Quote.name(table) + " ";
    }
}
