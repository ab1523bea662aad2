package dev.slipway.dialect.mysql;

import dev.slipway.model.Definition;
import dev.slipway.model.View;
import java.util.regex.Matcher;

/** Views, routines, triggers and events as SQL. */
public final class ProgramDdl {
    /** The setting of a view that holds the names it gives its columns. */
    public static final String COLUMNS = "columns";
    public static final String ALGORITHM = "algorithm";
    public static final String SECURITY = "security";
    public static final String CHECK_OPTION = "check_option";
    public static final String CHARACTER_SET = "character_set_client";
    public static final String COLLATION = "collation_connection";
    public static final String SQL_MODE = "sql_mode";
    public static final String TIME_ZONE = "time_zone";
    /** The trigger of the same table, time and event that runs before this one. */
    public static final String FOLLOWS = "follows";

    private ProgramDdl() {}

    /** The statement that makes the view or puts it in the place of the one there is. */
    public static String view(View view) {
        String check = option(view, CHECK_OPTION);
        String columns = option(view, COLUMNS);
        return "CREATE OR REPLACE ALGORITHM=" + option(view, ALGORITHM) + definer(view.attributes().owner()) + " SQL SECURITY "
                + option(view, SECURITY)
                + " VIEW " + Quote.name(view.key().name()) + (columns.isEmpty() ? "" : " " + columns) + " AS " + view.query()
                + (check.isEmpty() ? "" : " WITH " + check + " CHECK OPTION");
    }

    /** The value of a view's option, empty when it has none. */
    public static String option(View view, String name) {
        return view.options().stream().filter(o -> o.startsWith(name + "=")).findFirst().map(o -> o.substring(name.length() + 1))
                .orElse("");
    }

    /** The statement that makes a routine, trigger or event that is not there. */
    public static String create(Definition program) {
        String owner = program.attributes().owner();
        String statement = owner.isEmpty() ? program.statement()
                : "CREATE" + definer(owner) + program.statement().substring("CREATE".length());
        String follows = program.setting(FOLLOWS);
        return follows.isEmpty() ? statement : statement.replaceFirst("(?i)\\bFOR\\s+EACH\\s+ROW\\b",
                "$0 FOLLOWS " + Matcher.quoteReplacement(Quote.name(follows)));
    }

    /** Nobody named: whoever runs the statement becomes the definer. */
    private static String definer(String owner) {
        return owner.isEmpty() ? "" : " DEFINER=" + owner;
    }
}
