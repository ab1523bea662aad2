package dev.slipway.cli;

import dev.slipway.jdbc.ConnectionProfile;
import dev.slipway.jdbc.PasswordSource;
import dev.slipway.jdbc.Secret;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where commands print and ask. Answers to the command go to standard output, everything about how it goes to standard error. */
public final class Terminal {
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final PrintStream err;
    private final boolean interactive;
    private final PasswordSource passwords = PasswordSource.askingOnce(this::askPassword);
    /** One for all questions: what was typed ahead is in its buffer. */
    private final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    /** What somebody is being asked; empty while nobody is. */
    private String question = "";

    Terminal(PrintStream out, PrintStream err, boolean interactive) {
        this.out = out;
        this.err = err;
        this.interactive = interactive;
    }

    /** The process's own, in UTF-8 whatever the locale is: names in a schema are. */
    public static Terminal standard() {
        Console console = System.console();
        return new Terminal(new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                console != null && console.isTerminal());
    }

    /** Whether a person sits there: both input and output are a terminal. */
    public boolean interactive() {
        return interactive;
    }

    /** One line of the answer. */
    public void print(String line) {
        besideQuestion(() -> out.println(line));
    }

    /** A text that brings its own line ends. */
    public void printText(String text) {
        out.print(text);
        out.flush();
    }

    /** Standard output as a writer. */
    PrintWriter writer() {
        return new PrintWriter(out, true);
    }

    /** One line about how it goes. */
    public void note(String line) {
        besideQuestion(() -> err.println(line));
    }

    /** Replaces the last line on a terminal; nothing in a pipe, and nothing while a question stands there. */
    public synchronized void status(String line) {
        if (interactive && question.isEmpty()) {
            err.print(CLEAR_LINE + line);
            err.flush();
        }
    }

    /** A line that comes while somebody is asked takes the question's place, and the question comes again below it. */
    private synchronized void besideQuestion(Runnable line) {
        if (question.isEmpty()) {
            line.run();
            return;
        }
        err.print(CLEAR_LINE);
        err.flush();
        line.run();
        err.print(question);
        err.flush();
    }

    private synchronized void question(String asked) {
        question = asked;
        err.print(asked);
        err.flush();
    }

    /** One line that says why the command ends. */
    public void error(String line) {
        status("");
        err.println("slipway: " + line.replaceAll("\\s+", " ").strip());
    }

    /** Asks a question on the terminal; empty where nobody can be asked, or the input ended. */
    public Optional<String> ask(String asked) {
        if (!interactive) {
            return Optional.empty();
        }
        status("");
        question(asked + " ");
        try {
            return Optional.ofNullable(in.readLine()).map(String::strip);
        } catch (IOException e) {
            return Optional.empty();
        } finally {
            question("");
        }
    }

    /** Asks for a password without echo, once for each user at each place. */
    public PasswordSource passwords() {
        return passwords;
    }

    private Optional<Secret> askPassword(ConnectionProfile profile) {
        Console console = System.console();
        if (!interactive || console == null) {
            return Optional.empty();
        }
        char[] typed = console.readPassword("Password of %s at %s: ", profile.user(), profile.target());
        return typed == null ? Optional.empty() : Optional.of(Secret.of(new String(typed)));
    }
}
