package dev.slipway.rehearse.shadow.mysql;

import dev.slipway.dialect.mysql.Quote;
import dev.slipway.dialect.script.ScriptItem;
import dev.slipway.rehearse.event.LockMode;
import dev.slipway.rehearse.event.LockTaken;
import dev.slipway.rehearse.run.RunListener;
import dev.slipway.rehearse.shadow.StatementWatch;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an ALTER TABLE does is what it says: a server refuses ALGORITHM and LOCK where it cannot keep them (MySQL 9 manual, "ALTER TABLE
 * Statement"). Metadata locks of a table without rows are over before anybody could look.
 */
final class StatedAlgorithms implements StatementWatch {
    private static final Pattern ALTER = Pattern.compile("(?is)ALTER\\s+TABLE\\s+(`(?:[^`]|``)*`|\\w+)(.*)");
    private static final Pattern ALGORITHM = Pattern.compile("(?i)\\bALGORITHM\\s*=\\s*(INSTANT|NOCOPY|INPLACE|COPY)\\b");
    private static final Pattern LOCK = Pattern.compile("(?i)\\bLOCK\\s*=\\s*(NONE|SHARED|EXCLUSIVE)\\b");

    @Override
    public void begin(Connection runs) {
        // Statements are read, not watched.
    }

    @Override
    public void before(ScriptItem.Sent statement) {
        // Statements are read, not watched.
    }

    @Override
    public Seen after(ScriptItem.Sent statement, RunListener.StatementResult result) {
        Matcher alter = ALTER.matcher(statement.sql());
        if (!alter.find()) {
            return new Seen(List.of(), List.of(), "");
        }
        String table = Quote.unquoteName(alter.group(1));
        boolean copies = said(ALGORITHM, alter.group(2)).equals("COPY");
        LockMode mode = switch (said(LOCK, alter.group(2))) {
            case "SHARED" -> LockMode.MDL_SHARED_NO_WRITE;
            case "EXCLUSIVE" -> LockMode.MDL_EXCLUSIVE;
            case "NONE" -> LockMode.MDL_SHARED_UPGRADABLE;
            default -> copies ? LockMode.MDL_SHARED_NO_WRITE : LockMode.MDL_SHARED_UPGRADABLE;
        };
        return new Seen(List.of(new LockTaken(table, mode)), copies ? List.of(table) : List.of(),
                said(LOCK, alter.group(2)).equals("NONE") ? " while others read and write it" : ", and nobody writes to it meanwhile");
    }

    private static String said(Pattern clause, String text) {
        Matcher matcher = clause.matcher(text);
        return matcher.find() ? matcher.group(1).toUpperCase(Locale.ROOT) : "";
    }

    @Override
    public void giveUp() {
        // Nothing runs beside the script.
    }

    @Override
    public void close() {
        // There is no session to give back.
    }
}
