package dev.slipway.dialect.postgres.rows;

import dev.slipway.dialect.postgres.Quote;

/** Statements over whole databases; names are given raw. */
public final class CloneSql {
    private CloneSql() {}

    /**
     * Copies a database to which nobody is connected but the session that says so.
     *
     * @param files whether the server copies file by file between two checkpoints, which is faster for large databases, instead of
     *        writing each block to the write-ahead log (PostgreSQL 18 manual, CREATE DATABASE); version 14 has no choice
     */
    public static String create(String clone, String template, boolean files, int major) {
        String strategy = major < 15 ? "" : " STRATEGY " + (files ? "FILE_COPY" : "WAL_LOG");
        return "CREATE DATABASE " + RowSql.name(clone) + " TEMPLATE " + RowSql.name(template) + strategy;
    }

    public static String comment(String clone, String text) {
        return "COMMENT ON DATABASE " + RowSql.name(clone) + " IS " + Quote.literal(text);
    }

    /** Ends the sessions that are still connected to it. */
    public static String drop(String clone) {
        return "DROP DATABASE IF EXISTS " + RowSql.name(clone) + " WITH (FORCE)";
    }

    /** Gives it a setting that the session has at the moment: only so a list of names stays one (PostgreSQL 18 manual, ALTER DATABASE). */
    public static String settingOfSession(String clone, String name) {
        return "ALTER DATABASE " + RowSql.name(clone) + " SET " + RowSql.name(name) + " FROM CURRENT";
    }

    public static String reset(String name) {
        return "RESET " + RowSql.name(name);
    }
}
