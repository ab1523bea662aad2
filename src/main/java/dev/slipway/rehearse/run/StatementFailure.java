package dev.slipway.rehearse.run;

import dev.slipway.dialect.postgres.script.PostgresScript;
import dev.slipway.dialect.postgres.script.ScriptItem;
import dev.slipway.dialect.postgres.script.ScriptPosition;
import dev.slipway.jdbc.Redaction;
import dev.slipway.plan.Severity;
import dev.slipway.rehearse.event.Finding;
import dev.slipway.rehearse.event.Side;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** A statement of a script failed; what was open has been rolled back. */
public final class StatementFailure extends Exception {
    /** The server quotes the row's values in such details: {@code Key (email)=(a@b.c) already exists}. */
    private static final Pattern ROW_VALUES = Pattern.compile(
            "(?s)(\\)=\\().*?(\\) (?:is|already|conflicts|with)|\\)\\.?$)|((?:row|Row) contains )\\(.*\\)");
    /** SQLSTATEs of this class are about values, and their messages quote them: {@code invalid input syntax for type integer: "x"}. */
    private static final String DATA_EXCEPTION = "22";

    private final transient Finding finding;
    private final transient ServerObject object;

    private StatementFailure(Finding finding, ServerObject object, @Nullable Throwable cause) {
        super(finding.place() + ": " + finding.message(), cause);
        this.finding = finding;
        this.object = object;
    }

    /** What the server says the failure is about; empty texts where it says nothing. */
    public record ServerObject(String schema, String table, String column, String constraint) {
        static final ServerObject NONE = new ServerObject("", "", "", "");
    }

    static StatementFailure of(Side side, PostgresScript script, ScriptItem.Sent statement, SQLException failure) {
        ServerErrorMessage server = failure instanceof PSQLException psql ? psql.getServerErrorMessage() : null;
        String state = text(failure.getSQLState());
        if (server == null) {
            return new StatementFailure(finding(side, statement.position(), statement.step(), text(failure.getMessage()), state, "", ""),
                    ServerObject.NONE, failure);
        }
        ScriptPosition at = script.positionIn(statement, server.getPosition());
        Finding finding = finding(side, at, statement.step(), maskValue(text(server.getMessage()), state), state,
                maskRowValues(text(server.getDetail())), text(server.getHint()));
        return new StatementFailure(finding,
                new ServerObject(text(server.getSchema()), text(server.getTable()), text(server.getColumn()),
                        text(server.getConstraint())), failure);
    }

    static StatementFailure of(Side side, ScriptItem item, String message, String hint) {
        return new StatementFailure(finding(side, item.position(), item.step(), message, "", "", hint), ServerObject.NONE, null);
    }

    public Finding finding() {
        return finding;
    }

    public ServerObject object() {
        return object;
    }

    static String maskValue(String message, String state) {
        return state.startsWith(DATA_EXCEPTION) ? message.replaceAll("(?s)\".*\"", "\"…\"") : message;
    }

    static String maskRowValues(String detail) {
        return ROW_VALUES.matcher(detail).replaceAll(m -> m.group(3) != null ? "$3(…)" : "$1…$2");
    }

    private static Finding finding(Side side, ScriptPosition at, int step, String message, String state, String detail, String hint) {
        return new Finding(side, at.line(), at.column(), step, Severity.CRITICAL, Redaction.redact(message), state,
                Redaction.redact(detail), Redaction.redact(hint));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
