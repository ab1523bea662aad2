package dev.slipway.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A schema as statements, made of choices and names. Two schemas of the same names differ where their choices do. */
final class RandomSchema {
    /** How many numbers one schema takes. */
    static final int CHOICES = 220;

    private static final int TABLES = 3;
    private static final List<String> LABELS = List.of("'new', 'open'", "'new', 'open', 'it''s'",
            "'first', 'new', 'open'", "'open', 'new'", "'new'");

    private final HostileNames names;
    private final List<String> statements = new ArrayList<>();
    private final List<RandomTable> tables = new ArrayList<>();
    private final boolean function;
    private final boolean partitioned;

    RandomSchema(List<Integer> numbers, HostileNames names) {
        this.names = names;
        Choices choices = new Choices(numbers);
        statements.add("CREATE SCHEMA " + name(0));
        statements.add("CREATE TYPE " + type("@enum") + " AS ENUM (" + LABELS.get(choices.of(LABELS.size())) + ")");
        statements.add("CREATE DOMAIN " + type("@domain") + " AS text" + List.of("", " CHECK (VALUE <> 'x')", " DEFAULT 'new'",
                " CONSTRAINT " + name(3) + " CHECK (length(VALUE) < 99)").get(choices.of(4)));
        int body = choices.of(3);
        this.function = body > 0;
        functions(body, choices.of(12));
        for (int i = 0; i < TABLES; i++) {
            tables.add(new RandomTable(this, i, choices, i == 0 ? Optional.empty() : Optional.of(tables.get(i - 1))));
        }
        tables.forEach(t -> t.create(statements));
        sequence(choices);
        this.partitioned = partitions(choices);
        views(choices);
    }

    private void functions(int body, int text) {
        if (function) {
            statements.add("CREATE FUNCTION " + qualified(4) + "(x bigint, " + name(5) + " text DEFAULT " + HostileNames.literal(text)
                    + ") RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT abs(x) * " + body + "'");
            statements.add("CREATE FUNCTION " + triggerName() + "() RETURNS trigger LANGUAGE plpgsql AS $x$ BEGIN -- " + body
                    + "\n RETURN NEW; END $x$");
        }
    }

    private void sequence(Choices choices) {
        int form = choices.of(4);
        if (form > 0) {
            statements.add("CREATE SEQUENCE " + qualified(7)
                    + List.of("", "", " AS integer INCREMENT 5 CYCLE", " MINVALUE 10 CACHE 4").get(form));
        }
    }

    private boolean partitions(Choices choices) {
        int form = choices.of(5);
        int index = choices.of(3);
        if (form > 0) {
            String parent = qualified(50);
            statements.add("CREATE TABLE " + parent + " (" + name(51) + " integer NOT NULL, note text)"
                    + " PARTITION BY RANGE (" + name(51) + ")");
            if (index > 0) {
                statements.add("CREATE " + (index == 2 ? "UNIQUE " : "") + "INDEX " + name(52) + " ON " + parent + " (" + name(51) + ")");
            }
            statements.add("CREATE TABLE " + qualified(53) + " PARTITION OF " + parent
                    + " FOR VALUES FROM (0) TO (" + (form == 2 ? 200 : 100) + ")");
            if (form > 2) {
                statements.add("CREATE TABLE " + qualified(54) + " PARTITION OF " + parent
                        + (form == 3 ? " DEFAULT" : " FOR VALUES FROM (300) TO (400)"));
            }
        }
        return form > 0;
    }

    private void views(Choices choices) {
        RandomTable base = tables.get(0);
        int form = choices.of(5);
        int over = choices.of(3);
        int options = choices.of(4);
        int comment = choices.of(16);
        if (form > 0 && base.exists()) {
            String columns = form == 1 ? base.id() : base.columns(form - 1 == 3 ? 0 : form - 1);
            statements.add("CREATE VIEW " + qualified(56) + (options == 1 ? " WITH (security_barrier)" : "")
                    + " AS SELECT " + columns + " FROM " + base.name() + (options == 2 ? " WHERE " + base.id() + " > 1" : ""));
            if (over > 0) {
                statements.add("CREATE VIEW " + qualified(57) + " AS SELECT "
                        + (over == 1 ? "*" : "count(*) AS n, max(" + base.id() + ") AS m") + " FROM " + qualified(56));
            }
            if (comment > 0) {
                statements.add("COMMENT ON VIEW " + qualified(56) + " IS " + HostileNames.literal(comment));
            }
            if (options == 3) {
                statements.add("GRANT SELECT ON " + qualified(56) + " TO PUBLIC");
            }
        }
        materialized(tables.get(1), choices.of(4));
    }

    private void materialized(RandomTable base, int form) {
        if (form > 0 && base.exists()) {
            statements.add("CREATE MATERIALIZED VIEW " + qualified(58) + " AS SELECT " + base.columns(form - 1) + " FROM " + base.name());
            statements.add("CREATE UNIQUE INDEX " + name(59) + " ON " + qualified(58) + " (" + base.id() + ")");
        }
    }

    String name(int number) {
        return names.name(number);
    }

    String qualified(int number) {
        return name(0) + "." + name(number);
    }

    /** A type as it is written, or the schema's own for {@code @enum} and {@code @domain}. */
    String type(String type) {
        return switch (type) {
            case "@enum" -> qualified(1);
            case "@domain" -> qualified(2);
            default -> type;
        };
    }

    boolean hasFunction() {
        return function;
    }

    String functionCall(String argument) {
        return qualified(4) + "(" + argument + ")";
    }

    String triggerFunction() {
        return triggerName() + "()";
    }

    private String triggerName() {
        return qualified(6);
    }

    String sql() {
        return String.join(";\n", statements) + ";\n";
    }

    /** Three rows for each table. */
    String rows() {
        List<String> inserts = new ArrayList<>();
        tables.forEach(t -> t.rows(inserts));
        if (partitioned) {
            inserts.add("INSERT INTO " + qualified(50) + " SELECT i, 'note ' || i FROM generate_series(1, 3) i");
        }
        return String.join(";\n", inserts) + ";\n";
    }
}
