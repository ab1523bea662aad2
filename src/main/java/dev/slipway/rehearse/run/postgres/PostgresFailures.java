package dev.slipway.rehearse.run.postgres;

import dev.slipway.dialect.script.Script;
import dev.slipway.dialect.script.ScriptItem;
import dev.slipway.rehearse.event.Side;
import dev.slipway.rehearse.run.StatementFailure;
import dev.slipway.rehearse.run.StatementFailure.Said;
import dev.slipway.rehearse.run.StatementFailure.ServerObject;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What PostgreSQL says of a statement that failed. */
public final class PostgresFailures {
    /** The server quotes the row's values in such details: {@code Key (email)=(a@b.c) already exists}. */
    private static final Pattern ROW_VALUES = Pattern.compile(
            "(?s)(\\)=\\().*?(\\) (?:is|already|conflicts|with)|\\)\\.?$)|((?:row|Row) contains )\\(.*\\)");
    /** SQLSTATEs of this class are about values, and their messages quote them: {@code invalid input syntax for type integer: "x"}. */
    private static final String DATA_EXCEPTION = "22";
    /** lock_not_available and deadlock_detected (PostgreSQL 18 manual, appendix A). */
    private static final Set<String> LOST_LOCK = Set.of("55P03", "40P01");

    private PostgresFailures() {}

    /** Whether a session lost a fight for a lock against another one. */
    public static boolean isLostLock(SQLException failure) {
        return LOST_LOCK.contains(text(failure.getSQLState()));
    }

    static StatementFailure of(Side side, Script script, ScriptItem.Sent statement, SQLException failure) {
        ServerErrorMessage server = failure instanceof PSQLException psql ? psql.getServerErrorMessage() : null;
        String state = text(failure.getSQLState());
        if (server == null) {
            Said said = new Said(text(failure.getMessage()), state, "", "", ServerObject.NONE);
            return StatementFailure.of(side, statement.position(), statement.step(), said, failure);
        }
        Said said = new Said(maskValue(text(server.getMessage()), state), state, maskRowValues(text(server.getDetail())),
                text(server.getHint()), new ServerObject(text(server.getSchema()), text(server.getTable()), text(server.getColumn()),
                        text(server.getConstraint())));
        return StatementFailure.of(side, script.positionIn(statement, server.getPosition()), statement.step(), said, failure);
    }

    static String maskValue(String message, String state) {
        return state.startsWith(DATA_EXCEPTION) ? message.replaceAll("(?s)\".*\"", "\"…\"") : message;
    }

    static String maskRowValues(String detail) {
        return ROW_VALUES.matcher(detail).replaceAll(m -> m.group(3) != null ? "$3(…)" : "$1…$2");
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
