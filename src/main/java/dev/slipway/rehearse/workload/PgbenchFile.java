package dev.slipway.rehearse.workload;

import dev.slipway.dialect.script.ScriptItem;
import dev.slipway.dialect.script.ScriptLanguage;
import dev.slipway.model.ProblemException;
import dev.slipway.rehearse.event.Age;
import dev.slipway.workspace.SafeFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of scripts in the syntax of pgbench: statements, {@code \set} and {@code \sleep}, with {@code :name} for variables. pgbench
 * takes several files with a weight each; here several scripts stand in one file, each after a line such as
 * {@code -- name: read order, weight: 5, age: old}.
 */
final class PgbenchFile {
    private static final long MAX_BYTES = 4L << 20;
    private static final Pattern HEADING = Pattern.compile("--\\s*name:\\s*([^,]+?)\\s*((?:,\\s*\\w+:\\s*\\w+\\s*)*)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OPTION = Pattern.compile(",\\s*(\\w+):\\s*(\\w+)");
    private static final Pattern SET = Pattern.compile("\\\\set\\s+([A-Za-z_]\\w*)\\s+(.+)");
    private static final Pattern SLEEP = Pattern.compile("\\\\sleep\\s+(\\d+)\\s*(us|ms|s)?");

    /** Not the second colon of a cast, and not in the middle of a word. */
    static final Pattern VARIABLE = Pattern.compile("(?<![:\\w]):([A-Za-z_]\\w*)");

    private final String file;
    private final ScriptLanguage language;
    private final List<Workload.Script> scripts = new ArrayList<>();
    private final StringBuilder sql = new StringBuilder();
    private List<Workload.Command> commands = new ArrayList<>();
    private String name = "script";
    private Age age = Age.BOTH;
    private int weight = 1;
    private int line;

    private PgbenchFile(String file, ScriptLanguage language) {
        this.file = file;
        this.language = language;
    }

    /** @throws ProblemException naming the line that is not understood */
    static Workload read(Path path, ScriptLanguage language) {
        return parse(path.toString(), SafeFiles.readText(path, MAX_BYTES), language);
    }

    static Workload parse(String file, String text, ScriptLanguage language) {
        PgbenchFile reader = new PgbenchFile(file, language);
        for (String line : text.lines().toList()) {
            reader.line++;
            reader.take(line.strip());
        }
        reader.endScript();
        if (reader.scripts.isEmpty()) {
            throw new ProblemException("The workload has no statements", file, "Write what the application does, as for pgbench");
        }
        return new Workload(file, reader.scripts);
    }

    private void take(String text) {
        Matcher heading = HEADING.matcher(text);
        if (heading.matches()) {
            endScript();
            begin(heading.group(1), heading.group(2));
        } else if (text.startsWith("\\")) {
            endStatements();
            commands.add(command(text));
        } else if (!text.startsWith("--")) {
            sql.append(text).append('\n');
        }
    }

    private void begin(String newName, String options) {
        name = newName;
        age = Age.BOTH;
        weight = 1;
        Matcher option = OPTION.matcher(options);
        while (option.find()) {
            try {
                switch (option.group(1).toLowerCase(Locale.ROOT)) {
                    case "weight" -> weight = Integer.parseInt(option.group(2));
                    case "age" -> age = Age.valueOf(option.group(2).toUpperCase(Locale.ROOT));
                    default -> throw wrong("weight and age are known, not " + option.group(1));
                }
            } catch (IllegalArgumentException e) {
                throw wrong("weight is a number, age is old, new or both");
            }
        }
    }

    private Workload.Command command(String text) {
        Matcher set = SET.matcher(text);
        Matcher sleep = SLEEP.matcher(text);
        if (set.matches()) {
            try {
                return new Workload.Command.Assign(set.group(1), ExpressionParser.parse(set.group(2)));
            } catch (IllegalArgumentException e) {
                throw wrong(String.valueOf(e.getMessage()));
            }
        }
        if (sleep.matches()) {
            long amount = Long.parseLong(sleep.group(1));
            return new Workload.Command.Sleep(switch (String.valueOf(sleep.group(2))) {
                case "us" -> Duration.ofNanos(amount * 1000);
                case "ms" -> Duration.ofMillis(amount);
                default -> Duration.ofSeconds(amount);
            });
        }
        throw wrong("\\set and \\sleep are known here");
    }

    /** The script reader only has to find the ends of statements: variables, which it refuses, are hidden from it. */
    private void endStatements() {
        if (!sql.toString().isBlank()) {
            String hidden = VARIABLE.matcher(sql).replaceAll("slipway\\$hidden\\$$1");
            for (ScriptItem item : language.parse(file, hidden).items()) {
                if (item instanceof ScriptItem.Sent sent) {
                    commands.add(new Workload.Command.Send(sent.sql().replace("slipway$hidden$", ":")));
                }
            }
        }
        sql.setLength(0);
    }

    private void endScript() {
        endStatements();
        if (commands.stream().anyMatch(Workload.Command.Send.class::isInstance)) {
            try {
                scripts.add(new Workload.Script(name, age, weight, commands));
            } catch (IllegalArgumentException e) {
                throw wrong(String.valueOf(e.getMessage()));
            }
        }
        commands = new ArrayList<>();
    }

    private ProblemException wrong(String what) {
        return new ProblemException("The workload cannot be read: " + what, file + ":" + line, "Correct the line");
    }
}
