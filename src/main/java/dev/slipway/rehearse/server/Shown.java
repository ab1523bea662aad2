package dev.slipway.rehearse.server;

import dev.slipway.jdbc.Redaction;

/** The statement of another session as it may be shown. */
public final class Shown {
    private static final int LENGTH = 200;

    private Shown() {}

    /** On one line, passwords masked, shortened. */
    public static String statement(String sql) {
        String query = Redaction.redact(sql).strip().replaceAll("\\s+", " ");
        return query.length() > LENGTH ? query.substring(0, LENGTH) + " …" : query;
    }
}
