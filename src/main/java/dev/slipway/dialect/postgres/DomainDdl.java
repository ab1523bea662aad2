package dev.slipway.dialect.postgres;

import dev.slipway.model.Definition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Domains with their constraints, each of which is a setting {@code constraint NAME=CHECK …}. */
final class DomainDdl {
    private static final String NOT_VALID = " NOT VALID";

    private DomainDdl() {}

    static String create(Definition d) {
        StringBuilder sql = new StringBuilder(d.statement());
        if (!d.setting("default").isEmpty()) {
            sql.append(" DEFAULT ").append(d.setting("default"));
        }
        if (!d.setting("not null").isEmpty()) {
            sql.append(" NOT NULL");
        }
        constraints(d).filter(s -> !s.endsWith(NOT_VALID))
                .forEach(s -> sql.append(" CONSTRAINT ").append(constraintName(s)).append(' ').append(constraintText(s)));
        return sql.toString();
    }

    /** What has to follow the creation: CREATE DOMAIN takes no constraint that leaves existing values alone. */
    static List<String> unchecked(Definition d) {
        return constraints(d).filter(s -> s.endsWith(NOT_VALID)).map(s -> alter(d) + add(s)).toList();
    }

    private static String alter(Definition d) {
        return "ALTER DOMAIN " + Quote.qualified(d.key()) + " ";
    }

    private static String add(String setting) {
        return "ADD CONSTRAINT " + constraintName(setting) + " " + constraintText(setting);
    }

    private static String constraintName(String setting) {
        return setting.substring("constraint ".length(), split(setting));
    }

    private static String constraintText(String setting) {
        return setting.substring(split(setting) + 1);
    }

    /** The constraint's name is quoted where it holds an equals sign, and a definition begins with CHECK. */
    private static int split(String setting) {
        return setting.indexOf("=CHECK");
    }

    static List<String> alter(Definition from, Definition to) {
        String alter = alter(to);
        List<String> gone = new ArrayList<>(constraints(from).filter(s -> !to.settings().contains(s)).toList());
        List<String> come = new ArrayList<>(constraints(to).filter(s -> !from.settings().contains(s)).toList());
        List<String> sql = new ArrayList<>();
        for (String wanted : List.copyOf(come)) {
            gone.stream().filter(s -> constraintText(s).equals(constraintText(wanted))).findFirst().ifPresent(same -> {
                sql.add(alter + "RENAME CONSTRAINT " + constraintName(same) + " TO " + constraintName(wanted));
                gone.remove(same);
                come.remove(wanted);
            });
        }
        List<String> proven = come.stream().filter(s -> gone.remove(s + NOT_VALID)).toList();
        come.removeAll(proven);
        proven.forEach(s -> sql.add(alter + "VALIDATE CONSTRAINT " + constraintName(s)));
        gone.forEach(s -> sql.add(alter + "DROP CONSTRAINT IF EXISTS " + constraintName(s)));
        if (!from.setting("default").equals(to.setting("default"))) {
            sql.add(alter + (to.setting("default").isEmpty() ? "DROP DEFAULT" : "SET DEFAULT " + to.setting("default")));
        }
        if (!from.setting("not null").equals(to.setting("not null"))) {
            sql.add(alter + (to.setting("not null").isEmpty() ? "DROP NOT NULL" : "SET NOT NULL"));
        }
        come.forEach(s -> {
            sql.add(alter + "DROP CONSTRAINT IF EXISTS " + constraintName(s));
            sql.add(alter + add(s));
        });
        return sql;
    }

    private static Stream<String> constraints(Definition d) {
        return d.settings().stream().filter(s -> s.startsWith("constraint "));
    }
}
