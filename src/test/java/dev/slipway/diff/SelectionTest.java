package dev.slipway.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.slipway.model.Attributes;
import dev.slipway.model.Column;
import dev.slipway.model.ColumnStorage;
import dev.slipway.model.Dependency;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.PostgresTable;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.Table;
import dev.slipway.model.ValueSource;
import dev.slipway.model.View;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private static final ObjectKey ORDERS = ObjectKey.table("shop", "orders");
    private static final ObjectKey TOTALS = ObjectKey.of(ObjectKind.VIEW, "shop", "totals");

    @Test
    void aViewBringsTheTableItReadsAlong() {
        SchemaDiff diff = compare(SchemaModel.EMPTY, withView());
        assertThat(new Selection(diff).needed(Set.of(TOTALS))).containsOnlyKeys(ORDERS);
        assertThat(new Selection(diff).needed(Set.of(ORDERS))).isEmpty();
    }

    @Test
    void aDroppedTableTakesItsViewsAlong() {
        SchemaDiff diff = compare(withView(), SchemaModel.EMPTY);
        assertThat(new Selection(diff).needed(Set.of(ORDERS))).containsOnlyKeys(TOTALS);
        assertThat(new Selection(diff).needed(Set.of(TOTALS))).isEmpty();
    }

    @Test
    void whatCannotBeWithoutSomethingIsNamedWithItsReason() {
        SchemaDiff diff = compare(SchemaModel.EMPTY, withView());
        assertThat(new Selection(diff).dependents(Set.of(ORDERS))).containsExactly(entry(TOTALS, "view shop.totals uses shop.orders"));
        assertThat(new Selection(diff).dependents(Set.of(TOTALS))).isEmpty();
        SchemaDiff dropped = compare(withView(), SchemaModel.EMPTY);
        assertThat(new Selection(dropped).dependents(Set.of(TOTALS))).containsExactly(entry(ORDERS, "view shop.totals uses shop.orders"));
    }

    @Test
    void onlyTheChosenDifferencesAreWanted() {
        SchemaDiff diff = compare(SchemaModel.EMPTY, withView());
        assertThat(new Selection(diff).wanted(Set.of(ORDERS)).objects()).containsOnlyKeys(ORDERS);
    }

    private static SchemaDiff compare(SchemaModel from, SchemaModel to) {
        return new SchemaComparison(CompareRules.DEFAULT).compare(from, to, List.of());
    }

    private static SchemaModel withView() {
        Column id = new Column("id", "bigint", "", true, new ValueSource.Plain(), true, "", ColumnStorage.DEFAULT);
        PostgresTable details = new PostgresTable(false, List.of(), "", List.of(), "", false, false, "DEFAULT", "", "", "", "", List.of());
        Table orders = new Table(ORDERS, List.of(id), details, Attributes.NONE);
        View totals = new View(TOTALS, "SELECT id FROM shop.orders", List.of(new View.ResultColumn("id", "bigint", "")), List.of(), true,
                Attributes.NONE);
        return new SchemaModel(List.of(orders, totals), List.of(new Dependency(TOTALS, ORDERS.column("id"))), List.of());
    }
}
