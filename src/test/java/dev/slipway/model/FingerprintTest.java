package dev.slipway.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final Column ID = column("id", "int");
    private static final Column NAME = column("name", "text");
    private static final List<String> OPTIONS = List.of("fillfactor=70", "autovacuum_enabled=false");
    private static final String USUAL = of(OPTIONS, "app", ID, NAME);

    @Test
    void anotherOwnerIsTheSameSchema() {
        assertThat(of(OPTIONS, "admin", ID, NAME)).isEqualTo(USUAL);
    }

    @Test
    void optionsAndColumnsCountByName() {
        assertThat(of(OPTIONS.reversed(), "app", ID, NAME)).isEqualTo(USUAL);
        assertThat(of(OPTIONS, "app", NAME, ID)).isEqualTo(USUAL);
    }

    @Test
    void everythingElseCounts() {
        assertThat(USUAL).matches("[0-9a-f]{64}");
        assertThat(of(List.of("fillfactor=70"), "app", ID, NAME)).isNotEqualTo(USUAL);
        assertThat(of(List.of("fillfactor=70", "autovacuum_enabled=true"), "app", ID, NAME)).isNotEqualTo(USUAL);
        assertThat(of(OPTIONS, "app", ID)).isNotEqualTo(USUAL);
        assertThat(of(OPTIONS, "app", ID, column("name", "varchar"))).isNotEqualTo(USUAL);
        assertThat(enumOf("a", "b")).isNotEqualTo(enumOf("b", "a")).isNotEqualTo(enumOf("a, b")).isNotEqualTo(enumOf("a\", \"b"));
    }

    @Test
    void quotesAndLinesInsideOfTextsDoNotShiftWhatFollows() {
        assertThat(enumOf("a\",\"b")).isNotEqualTo(enumOf("a", "b"));
        assertThat(enumOf("a\\", "b")).isNotEqualTo(enumOf("a\\\",\"b"));
        assertThat(enumOf("a\nb")).isNotEqualTo(enumOf("a\\nb"));
    }

    @Test
    void eachObjectIsOneLine() {
        EnumType type = new EnumType(ObjectKey.of(ObjectKind.ENUM, "shop", "e"), List.of("a\nb"), Attributes.NONE);
        assertThat(Fingerprint.canonicalText(new SchemaModel(List.of(type), List.of(), List.of()))).hasLineCount(1);
    }

    @Test
    void twoAtOnceAreWhatEachIsAlone() {
        SchemaModel one = new SchemaModel(List.of(named("a", "x"), named("b", "x"), named("d", "x")), List.of(), List.of());
        SchemaModel other = new SchemaModel(List.of(named("b", "x"), named("c", "x"), named("d", "y"), named("e", "x")), List.of(), List.of());
        assertThat(Fingerprint.of(one, other)).containsExactly(Fingerprint.of(one), Fingerprint.of(other)).doesNotHaveDuplicates();
        assertThat(Fingerprint.of(other, one)).containsExactly(Fingerprint.of(other), Fingerprint.of(one));
        assertThat(Fingerprint.of(one)).isEqualTo(Fingerprint.sha256(Fingerprint.canonicalText(one)));
    }

    private static EnumType named(String name, String label) {
        return new EnumType(ObjectKey.of(ObjectKind.ENUM, "shop", name), List.of(label), Attributes.NONE);
    }

    private static String of(List<String> options, String owner, Column... columns) {
        PostgresTable details = new PostgresTable(false, options, "", List.of(), "", false, false, "DEFAULT", "", "", "", "", List.of());
        return of(new Table(ObjectKey.table("shop", "orders"), List.of(columns), details, new Attributes(owner, "words", List.of())));
    }

    private static String enumOf(String... labels) {
        return of(new EnumType(ObjectKey.of(ObjectKind.ENUM, "shop", "e"), List.of(labels), Attributes.NONE));
    }

    private static String of(SchemaObject object) {
        return Fingerprint.of(new SchemaModel(List.of(object), List.of(), List.of()));
    }

    private static Column column(String name, String type) {
        return new Column(name, type, "", false, new ValueSource.Plain(), true, "", ColumnStorage.DEFAULT);
    }
}
