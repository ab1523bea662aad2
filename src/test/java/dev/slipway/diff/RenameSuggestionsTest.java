package dev.slipway.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.Attributes;
import dev.slipway.model.Column;
import dev.slipway.model.ColumnStorage;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.PostgresTable;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.Table;
import dev.slipway.model.ValueSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RenameSuggestionsTest {
    private static final PostgresTable PLAIN =
            new PostgresTable(false, List.of(), "", List.of(), "", false, false, "DEFAULT", "", "", "", "", List.of());

    @Test
    void anObjectIsInOneSuggestionAtMostAndTheBestComesFirst() {
        SchemaModel from = model(table("client", "id int", "name text", "city text", "phone text"),
                table("person", "id int", "name text", "city text"));
        SchemaModel to = model(table("customer", "id int", "name text", "city text", "phone text"),
                table("human", "id int", "name text", "city text"));
        assertThat(told(from, to)).containsExactly("client > customer: same 4 columns", "person > human: same 3 columns");
        assertThat(told(from, model(table("customer", "id int", "name text", "city text", "phone text"))))
                .containsExactly("client > customer: same 4 columns");
        assertThat(told(model(table("customer", "id int", "name text", "city text", "phone text")), from))
                .containsExactly("customer > client: same 4 columns");
    }

    @Test
    void aColumnIsSuggestedOnceForTheNameMostLikeIts() {
        SchemaModel from = model(table("address", "id int", "postcode text"));
        SchemaModel to = model(table("address", "id int", "postal_code text", "area_code text"));
        assertThat(told(from, to)).containsExactly("postcode > postal_code: same type text, names alike");
    }

    @Test
    void whatIsUnlikeIsNotSuggested() {
        assertThat(told(model(table("client", "id int", "name text", "city text")),
                model(table("stock", "id int", "item bigint", "pieces int"))))
                .isEmpty();
        assertThat(told(model(table("address", "id int", "zip text")), model(table("address", "id int", "zip_code int")))).isEmpty();
        assertThat(told(model(table("address", "id int", "zip text", "fax text")),
                model(table("address", "id int", "mood text", "love text"))))
                .isEmpty();
    }

    /** It takes a moment; were each table held against each, it would take minutes. */
    @Test
    @Timeout(60)
    void amongThousandsThatMovedANameTellsOrAColumnThatFewHave() {
        List<Table> before = new ArrayList<>();
        List<Table> after = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            before.add(table("t" + i, "id int", "name text", "made date"));
            after.add(moved(table("t" + i, "id int", "name text", "made date")));
        }
        before.add(table("a_client", "id int", "name text", "tax_number text"));
        after.add(moved(table("z_customer", "id int", "name text", "tax_number text")));
        List<String> told = told(new SchemaModel(before, List.of(), List.of()), new SchemaModel(after, List.of(), List.of()));
        assertThat(told).hasSize(5_001).contains("a_client > z_customer: same 3 columns", "t4999 > t4999: same 3 columns");
    }

    private static Table moved(Table table) {
        return new Table(ObjectKey.table("store", table.key().name()), table.columns(), table.details(), table.attributes());
    }

    private static List<String> told(SchemaModel from, SchemaModel to) {
        return RenameSuggestions.find(from, to).stream().map(s -> s.from().name() + " > " + s.to().name() + ": " + s.reason()).toList();
    }

    private static SchemaModel model(Table... tables) {
        return new SchemaModel(List.of(tables), List.of(), List.of());
    }

    private static ObjectKey key(String table) {
        return ObjectKey.table("shop", table);
    }

    /** @param columns name and type */
    private static Table table(String name, String... columns) {
        return new Table(key(name), Stream.of(columns).map(c -> c.split(" "))
                .map(c -> new Column(c[0], c[1], "", false, new ValueSource.Plain(), true,
                "", ColumnStorage.DEFAULT)).toList(), PLAIN, Attributes.NONE);
    }
}
