package dev.slipway.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.diff.SchemaDiff.AcceptedRename;
import dev.slipway.model.Attributes;
import dev.slipway.model.Column;
import dev.slipway.model.ColumnStorage;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.PostgresTable;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.Table;
import dev.slipway.model.ValueSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InheritedRenamesTest {
    private static final ObjectKey TOP = ObjectKey.table("shop", "top");
    private static final ObjectKey HEIR = ObjectKey.table("shop", "heir");
    private static final ObjectKey BELOW = ObjectKey.table("shop", "below");
    private static final ObjectKey LEAF = ObjectKey.table("shop", "leaf");
    private static final SchemaModel PRESENT = new SchemaModel(List.of(table(TOP, "a"), table(HEIR, "a", TOP), table(BELOW, "a", HEIR)),
            List.of(), List.of());
    private static final List<AcceptedRename> ASKED = List.of(new AcceptedRename(TOP.column("a"), TOP.column("b")),
            new AcceptedRename(BELOW, LEAF));

    @Test
    void aColumnTakesItsHeirsAlongAtAnyDepthAndUnderTheirNewNames() {
        List<AcceptedRename> all = InheritedRenames.with(PRESENT, ASKED);
        assertThat(all).startsWith(ASKED.toArray(AcceptedRename[]::new)).endsWith(new AcceptedRename(HEIR.column("a"), HEIR.column("b")),
                new AcceptedRename(BELOW.column("a"), LEAF.column("b"))).hasSize(4);
        assertThat(InheritedRenames.with(PRESENT, all)).as("a second time").isEqualTo(all);
        assertThat(all.stream().filter(r -> InheritedRenames.followsAnother(r, all, PRESENT, AcceptedRename::from)).toList())
                .isEqualTo(all.subList(2, 4));
    }

    @Test
    void nothingButTheNameDiffers() {
        SchemaModel wanted = new SchemaModel(List.of(table(TOP, "b"), table(HEIR, "b", TOP), table(LEAF, "b", HEIR)), List.of(), List.of());
        SchemaDiff diff = new SchemaComparison(CompareRules.DEFAULT).compare(PRESENT, wanted, ASKED);
        assertThat(diff.from()).isEqualTo(wanted);
        assertThat(diff.renames()).hasSize(4);
        assertThat(RenameSuggestions.find(PRESENT, wanted)).extracting(RenameSuggestion::from).contains(TOP.column("a"))
                .doesNotContain(HEIR.column("a"));
    }

    private static Table table(ObjectKey key, String column, ObjectKey... parents) {
        PostgresTable details = new PostgresTable(false, List.of(), "", List.of(parents), "", false, false, "DEFAULT", "", "", "", "",
                List.of());
        return new Table(key, Stream.of(column).map(c -> new Column(c, "int", "", false, new ValueSource.Plain(), parents.length == 0, "",
                ColumnStorage.DEFAULT))
                .toList(), details, Attributes.NONE);
    }
}
