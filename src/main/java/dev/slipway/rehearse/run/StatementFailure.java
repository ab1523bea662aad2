package dev.slipway.rehearse.run;

import dev.slipway.dialect.script.ScriptItem;
import dev.slipway.dialect.script.ScriptPosition;
import dev.slipway.jdbc.Redaction;
import dev.slipway.plan.Severity;
import dev.slipway.rehearse.event.Finding;
import dev.slipway.rehearse.event.Side;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A statement of a script failed; what was open has been rolled back. */
public final class StatementFailure extends Exception {
    private final transient Finding finding;
    private final transient ServerObject object;

    private StatementFailure(Finding finding, ServerObject object, @Nullable Throwable cause) {
        super(finding.place() + ": " + finding.message(), cause);
        this.finding = finding;
        this.object = object;
    }

    /** What the server says the failure is about; empty texts where it says nothing. */
    public record ServerObject(String schema, String table, String column, String constraint) {
        public static final ServerObject NONE = new ServerObject("", "", "", "");
    }

    /**
     * What the server said, without the values of rows.
     *
     * @param state SQLSTATE, and what else the server calls the failure by
     */
    public record Said(String message, String state, String detail, String hint, ServerObject object) {}

    /** The failure of a statement at the server. */
    public static StatementFailure of(Side side, ScriptPosition at, int step, Said said, SQLException failure) {
        return new StatementFailure(finding(side, at, step, said), said.object(), failure);
    }

    static StatementFailure of(Side side, ScriptItem item, String message, String hint) {
        return new StatementFailure(finding(side, item.position(), item.step(), new Said(message, "", "", hint, ServerObject.NONE)),
                ServerObject.NONE, null);
    }

    public Finding finding() {
        return finding;
    }

    public ServerObject object() {
        return object;
    }

    private static Finding finding(Side side, ScriptPosition at, int step, Said said) {
        return new Finding(side, at.line(), at.column(), step, Severity.CRITICAL, Redaction.redact(said.message()), said.state(),
                Redaction.redact(said.detail()), Redaction.redact(said.hint()));
    }
}
