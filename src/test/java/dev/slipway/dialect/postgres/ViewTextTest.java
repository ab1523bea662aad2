package dev.slipway.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Texts as servers of both kinds print them; that they do is what the matrix shows. */
class ViewTextTest {
    @Test
    void theNameOfTheOnlyRelationGoes() {
        Map.of(" SELECT t.a,\n    t.b AS c\n   FROM s.t\n  WHERE (t.a > 0)\n  ORDER BY t.b",
                " SELECT a,\n    b AS c\n   FROM s.t\n  WHERE (a > 0)\n  ORDER BY b",
                " SELECT \"x.y\".\"a\"\"b\"\n   FROM \"x.y\"", " SELECT \"a\"\"b\"\n   FROM \"x.y\"",
                " SELECT sub.a\n   FROM ( SELECT t.a\n           FROM s.t) sub",
                " SELECT a\n   FROM ( SELECT t.a\n           FROM s.t) sub",
                " WITH c AS (\n         SELECT t.a\n           FROM s.t\n        )\n SELECT c.a\n   FROM c",
                " WITH c AS (\n         SELECT t.a\n           FROM s.t\n        )\n SELECT a\n   FROM c",
                " SELECT EXTRACT(year FROM t.d) AS y\n   FROM s.t t", " SELECT EXTRACT(year FROM d) AS y\n   FROM s.t t",
                " SELECT g.i\n   FROM generate_series(1, 3) g(i)", " SELECT i\n   FROM generate_series(1, 3) g(i)")
                .forEach((printed, same) -> assertThat(ViewText.canonical(printed)).isEqualTo(same));
    }

    @Test
    void everythingElseStays() {
        for (String text : new String[] {
            " SELECT a.x,\n    b.x AS y\n   FROM (s.a\n     JOIN s.b ON ((a.x = b.x)))",
            " SELECT a.x\n   FROM s.a,\n    s.b",
            " SELECT t.a\n   FROM s.t\nUNION\n SELECT t.a\n   FROM s.t", " SELECT 1 AS one", " SELECT 't.a'::text AS c\n   FROM s.t",
            " SELECT s.f(1) AS f,\n    ''::s.kind AS k,\n    (x COLLATE s.c) AS z\n   FROM s", " SELECT x\n   FROM s.t s"}) {
            assertThat(ViewText.canonical(text)).isEqualTo(text);
        }
    }

    @Test
    void aQueryInsideKeepsItsNames() {
        assertThat(ViewText.canonical(" SELECT t.a\n   FROM s.t\n  WHERE (EXISTS ( SELECT t.x FROM s.u WHERE (u.x = t.a)))"))
                .isEqualTo(" SELECT a\n   FROM s.t\n  WHERE (EXISTS ( SELECT t.x FROM s.u WHERE (u.x = t.a)))");
    }
}
