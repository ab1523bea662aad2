package dev.slipway.dialect.postgres.script;

import dev.slipway.dialect.script.ScriptItem;
import dev.slipway.dialect.script.ScriptPosition;
import dev.slipway.model.ProblemException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The psql commands a script may hold. A plan folder from elsewhere is hostile data: everything that reads files, starts programs,
 * connects elsewhere or changes how psql works is refused, backquotes included (psql runs them as a shell command).
 */
final class PsqlCommands {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_.+-]*");
    private static final Pattern CONDITION = Pattern.compile(":[A-Za-z_][A-Za-z0-9_]*|true|false|on|off|yes|no|[01tfyn]");
    private static final Pattern ECHO_REFUSED = Pattern.compile("[`'\"\\\\]|:[A-Za-z0-9_'\"{]");
    /** Variables that change how psql splits or runs a script (PostgreSQL 18 manual, psql, "Variables"). */
    private static final Set<String> SPECIAL = Set.of("AUTOCOMMIT", "ON_ERROR_ROLLBACK", "SINGLELINE", "SINGLESTEP", "FETCH_COUNT");

    /** Throws; declared as giving the exception so that callers can say {@code throw}. */
    interface Refusal {
        ProblemException at(ScriptPosition position, String what, String remedy);
    }

    private record OpenIf(ScriptPosition position, boolean elseSeen) {}

    private final Refusal refusal;
    private final Deque<OpenIf> open = new ArrayDeque<>();
    private final Set<String> set = new HashSet<>();

    PsqlCommands(Refusal refusal) {
        this.refusal = refusal;
    }

    /** Whether a command line is the \gset that ends a query. */
    boolean endsQuery(String line, ScriptPosition position) {
        if (!line.startsWith("\\gset")) {
            return false;
        }
        if (!line.equals("\\gset")) {
            throw refusal.at(position, "\\gset stands alone at the end of its line, without a prefix", "Take away what follows \\gset");
        }
        return true;
    }

    /** Notes the names a query may set: every word of it, since only the server knows its columns. */
    void columnsOf(String sql) {
        NAME.matcher(sql).results().forEach(word -> set.add(word.group()));
    }

    boolean mayBeSet(String name) {
        return set.contains(name);
    }

    /** The item a command line stands for; none for the commands that are ignored. */
    Optional<ScriptItem> read(String line, ScriptPosition position, int step) {
        int blank = line.indexOf(' ');
        String command = blank < 0 ? line : line.substring(0, blank);
        String rest = blank < 0 ? "" : line.substring(blank + 1).strip();
        return switch (command) {
            case "\\set" -> Optional.of(set(rest, position, step));
            case "\\if" -> {
                open.push(new OpenIf(position, false));
                yield Optional.of(new ScriptItem.If(condition(rest, position), position, step));
            }
            case "\\elif" -> {
                requireOpen(command, position);
                yield Optional.of(new ScriptItem.Elif(condition(rest, position), position, step));
            }
            case "\\else" -> {
                requireOpen(command, position);
                open.push(new OpenIf(open.pop().position(), true));
                yield Optional.of(new ScriptItem.Else(position, step));
            }
            case "\\endif" -> {
                if (open.isEmpty()) {
                    throw refusal.at(position, "\\endif has no \\if", "Take it away, or open with \\if");
                }
                open.pop();
                yield Optional.of(new ScriptItem.EndIf(position, step));
            }
            case "\\echo" -> Optional.of(echo(rest, position, step));
            case "\\restrict", "\\unrestrict" -> Optional.empty();
            default -> throw refusal.at(position, "the psql command " + command + " is not allowed in a plan",
                    "Use only \\set, \\gset, \\if, \\elif, \\else, \\endif and \\echo");
        };
    }

    void requireBalanced() {
        if (!open.isEmpty()) {
            throw refusal.at(open.peek().position(), "this \\if is never closed", "Close it with \\endif");
        }
    }

    private void requireOpen(String command, ScriptPosition position) {
        if (open.isEmpty() || open.peek().elseSeen()) {
            throw refusal.at(position, command + " has no \\if it could belong to", "Put it between \\if and \\else");
        }
    }

    private ScriptItem set(String rest, ScriptPosition position, int step) {
        String[] parts = rest.split("\\s+", 2);
        String name = parts[0];
        String value = parts.length > 1 ? parts[1] : "";
        if (!NAME.matcher(name).matches() || !VALUE.matcher(value).matches()) {
            throw refusal.at(position, "\\set takes a name and one plain word", "Write \\set NAME VALUE, without quotes or backquotes");
        }
        boolean stopsOnError = !name.equals("ON_ERROR_STOP") || Set.of("on", "1", "true").contains(value.toLowerCase(Locale.ROOT));
        if (SPECIAL.contains(name) || !stopsOnError) {
            throw refusal.at(position, "setting " + name + " changes how the script runs", "Take the line away");
        }
        set.add(name);
        return new ScriptItem.SetVariable(name, value, position, step);
    }

    private String condition(String rest, ScriptPosition position) {
        if (!CONDITION.matcher(rest).matches()) {
            throw refusal.at(position, "a condition is one variable, or true or false", "Write \\if :NAME");
        }
        return rest;
    }

    private ScriptItem echo(String rest, ScriptPosition position, int step) {
        if (ECHO_REFUSED.matcher(rest).find()) {
            throw refusal.at(position, "\\echo takes plain words", "Take away quotes, backquotes, backslashes and variables");
        }
        return new ScriptItem.Echo(rest, position, step);
    }
}
