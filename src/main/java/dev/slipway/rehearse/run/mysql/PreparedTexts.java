package dev.slipway.rehearse.run.mysql;

import dev.slipway.dialect.mysql.Quote;
import dev.slipway.dialect.script.ScriptItem;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which statement of a script set the text that another one prepares and executes: that is where a person has to look. */
final class PreparedTexts {
    private static final Logger LOG = LoggerFactory.getLogger(PreparedTexts.class);
    private static final Pattern SET = Pattern.compile("(?is)SET\\s+@([\\w$]+)\\s*:?=.*");
    private static final Pattern PREPARE = Pattern.compile("(?is)PREPARE\\s+`?([\\w$]+)`?\\s+FROM\\s+@([\\w$]+)\\s*");
    private static final Pattern EXECUTE = Pattern.compile("(?is)EXECUTE\\s+`?([\\w$]+)`?(\\s.*)?");

    private final Map<String, ScriptItem.Sent> setBy = new HashMap<>();
    private final Map<String, String> variableOf = new HashMap<>();

    /**
     * The statement that was prepared.
     *
     * @param setBy the statement of the script that holds its text
     */
    record Inner(String sql, ScriptItem.Sent setBy) {
        /** The index into the statement that sets the text of an index into the text; 0 where the text is not written there as it is. */
        int indexInSetter(int index) {
            int literal = setBy.sql().indexOf(Quote.lines(sql));
            return literal < 0 ? 0 : literal + Quote.lines(sql.substring(0, index)).length() - 1;
        }
    }

    /** Call for each statement before it is sent. */
    void note(ScriptItem.Sent statement) {
        Matcher set = SET.matcher(statement.sql());
        if (set.matches()) {
            setBy.put(set.group(1).toLowerCase(Locale.ROOT), statement);
            return;
        }
        Matcher prepare = PREPARE.matcher(statement.sql());
        if (prepare.matches()) {
            variableOf.put(prepare.group(1).toLowerCase(Locale.ROOT), prepare.group(2).toLowerCase(Locale.ROOT));
        }
    }

    /** What a statement prepares or executes, asked from the server; nothing where it does neither, or the session is gone. */
    Optional<Inner> behind(ScriptItem.Sent statement, Connection connection) {
        Matcher prepare = PREPARE.matcher(statement.sql());
        Matcher execute = EXECUTE.matcher(statement.sql());
        String variable = prepare.matches() ? prepare.group(2).toLowerCase(Locale.ROOT)
                : execute.matches() ? variableOf.get(execute.group(1).toLowerCase(Locale.ROOT)) : null;
        ScriptItem.Sent setter = variable == null ? null : setBy.get(variable);
        if (setter == null) {
            return Optional.empty();
        }
        try (Statement ask = connection.createStatement(); ResultSet row = ask.executeQuery("SELECT @" + Quote.name(variable))) {
            return row.next() && row.getString(1) != null ? Optional.of(new Inner(row.getString(1), setter)) : Optional.empty();
        } catch (SQLException gone) {
            LOG.debug("The prepared text cannot be asked for: {}", gone.getSQLState());
            return Optional.empty();
        }
    }
}
