package dev.slipway.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.diff.SchemaDiff.AcceptedRename;
import dev.slipway.model.Attributes;
import dev.slipway.model.Column;
import dev.slipway.model.ColumnStorage;
import dev.slipway.model.Grant;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.PostgresTable;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.SchemaObject;
import dev.slipway.model.Table;
import dev.slipway.model.ValueSource;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LeftAsItIsTest {
    private static final PostgresTable PLAIN =
            new PostgresTable(false, List.of(), "", List.of(), "", false, false, "DEFAULT", "", "", "", "", List.of());
    private static final Grant READ = new Grant("reader", "SELECT", false, "", false);
    private static final CompareRules QUIET = new CompareRules(true, true, true, List.of());

    @Test
    void whatIsLeftOutIsAsItWasAndTheRestIsAsWanted() {
        SchemaModel present = model(table("orders", attributes("old words"), column("id", "int", "old id")));
        SchemaModel wanted = model(table("orders", attributes("new words", READ), column("id", "bigint", "new id")));
        SchemaModel ruled = LeftAsItIs.in(present, wanted, List.of(), QUIET);
        assertThat(ruled).isEqualTo(model(table("orders", attributes("old words"), column("id", "bigint", "old id"))));
        assertThat(LeftAsItIs.in(present, wanted, List.of(), CompareRules.DEFAULT)).isSameAs(wanted);
    }

    @Test
    void aNewObjectComesWithoutWhatIsLeftOut() {
        SchemaModel ruled = LeftAsItIs.in(SchemaModel.EMPTY, model(table("orders", attributes("words", READ), column("id", "int", "id"))),
                List.of(), QUIET);
        assertThat(ruled).isEqualTo(model(table("orders", attributes(""), column("id", "int", ""))));
    }

    @Test
    void namesThatAreLeftOutStayWhetherTheyComeOrGo() {
        SchemaModel present = model(table("tmp_old", attributes("")), table("tmp_both", attributes(""), column("a", "int", "")));
        SchemaModel wanted = model(table("tmp_new", attributes("")), table("tmp_both", attributes("")), table("kept", attributes("")));
        CompareRules rules = new CompareRules(true, false, false, List.of(Pattern.compile("shop\\.tmp_.*")));
        SchemaModel ruled = LeftAsItIs.in(present, wanted, List.of(), rules);
        assertThat(ruled.objects()).containsOnlyKeys(ObjectKey.table("shop", "kept"), ObjectKey.table("shop", "tmp_both"),
                ObjectKey.table("shop", "tmp_old"));
        assertThat(ruled.table(ObjectKey.table("shop", "tmp_both")).orElseThrow().column("a")).isPresent();
        assertThat(new SchemaComparison(rules).compare(present, ruled, List.of()).differences()).extracting(Difference::key)
                .containsExactly(ObjectKey.table("shop", "kept"));
    }

    @Test
    void whatWasRenamedKeepsWhatItHadUnderItsOldName() {
        SchemaModel present = model(table("client", attributes("old words"), column("nr", "int", "old nr")));
        SchemaModel wanted = model(table("customer", attributes("new words"), column("number", "int", "new nr")));
        ObjectKey client = ObjectKey.table("shop", "client");
        ObjectKey customer = ObjectKey.table("shop", "customer");
        SchemaModel ruled = LeftAsItIs.in(present, wanted,
                List.of(new AcceptedRename(client, customer), new AcceptedRename(client.column("nr"), customer.column("number"))), QUIET);
        assertThat(ruled).isEqualTo(model(table("customer", attributes("old words"), column("number", "int", "old nr"))));
    }

    private static SchemaModel model(SchemaObject... objects) {
        return new SchemaModel(List.of(objects), List.of(), List.of());
    }

    private static Table table(String name, Attributes attributes, Column... columns) {
        return new Table(ObjectKey.table("shop", name), List.of(columns), PLAIN, attributes);
    }

    private static Attributes attributes(String comment, Grant... grants) {
        return new Attributes("", comment, List.of(grants));
    }

    private static Column column(String name, String type, String comment) {
        return new Column(name, type, "", false, new ValueSource.Plain(), true, comment, ColumnStorage.DEFAULT);
    }
}
