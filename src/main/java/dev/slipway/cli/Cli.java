package dev.slipway.cli;

import dev.slipway.jdbc.Redaction;
import dev.slipway.model.ProblemException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code slipway} and how its commands end. */
public final class Cli {
    static final String VERBOSE = "--verbose";
    /** The logger at the root of all; held, because the platform forgets the level of one that nobody holds. */
    private static final Logger ROOT_LOG = Logger.getLogger("");

    /** How a command is made. */
    private interface Making {
        Callable<Integer> command(Terminal terminal, UserFolders folders);
    }

    /** All commands, in the order in which a migration goes: that of the help. */
    private static final Map<String, Making> COMMANDS = commands();

    private Cli() {}

    @Command(name = "slipway", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false,
            synopsisSubcommandLabel = "COMMAND",
            description = {"Proven database migrations: compare, plan, rehearse, approve, export.",
            "Without a command it opens the window."},
            footer = {"", "A source (SRC) is a JDBC URL, a .sql file, a folder of them or of Flyway or golang-migrate",
                "migrations, or a .snapshot.json file.",
                "Exit codes: 0 good, 1 the answer is no, 2 wrong usage or bad input, 3 approval or export refused,",
                "130 ended by Ctrl+C.",
                "Passwords: in the URL, PGPASSWORD, .pgpass, the system keyring, or asked for."})
    static final class Root implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            throw new ParameterException(spec.commandLine(), "A command is missing");
        }
    }

    /** Options of every command. */
    @Command
    static final class Common {
        @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help and end.")
        private boolean help;
        @Option(names = {"-v", VERBOSE}, description = "Print more, and the log, stack traces included, to standard error.")
        private boolean verbose;
    }

    /**
     * Runs one command.
     *
     * @return the exit code
     */
    public static int run(Terminal terminal, String... args) {
        return run(terminal, UserFolders.standard(), args);
    }

    static int run(Terminal terminal, UserFolders folders, String... args) {
        ROOT_LOG.setLevel(Level.OFF);
        return commandLine(terminal, folders, args).execute(args);
    }

    /** Reading the options of a command takes time: only the one that is wanted is made, and all for the help. */
    private static CommandLine commandLine(Terminal terminal, UserFolders folders, String... args) {
        CommandLine line = new CommandLine(new Root());
        boolean one = args.length > 0 && COMMANDS.containsKey(args[0]);
        COMMANDS.forEach((name, making) -> {
            if (!one || args[0].equals(name)) {
                CommandLine command = new CommandLine(making.command(terminal, folders));
                command.addMixin("common", new Common());
                command.getCommandSpec().usageMessage().sortOptions(false);
                line.addSubcommand(name, command);
            }
        });
        line.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.interactive() ? Ansi.AUTO : Ansi.OFF));
        line.setOut(terminal.writer());
        line.setUsageHelpWidth(110);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionStrategy(parsed -> {
            if (isVerbose(parsed)) {
                ROOT_LOG.setLevel(Level.INFO);
            }
            return new CommandLine.RunLast().execute(parsed);
        });
        line.setParameterExceptionHandler((e, _) -> usage(terminal, e));
        line.setExecutionExceptionHandler((e, _, _) -> failed(terminal, e));
        return line;
    }

    private static Map<String, Making> commands() {
        Map<String, Making> commands = new LinkedHashMap<>();
        commands.put("snapshot", (terminal, folders) -> new SnapshotCommand(terminal));
        commands.put("compare", (terminal, folders) -> new CompareCommand(terminal));
        commands.put("plan", PlanCommand::new);
        commands.put("check", (terminal, folders) -> new CheckCommand(terminal));
        commands.put("rehearse", RehearseCommand::new);
        commands.put("forecast", ForecastCommand::new);
        commands.put("approve", ApproveCommand::new);
        commands.put("verify", (terminal, folders) -> new VerifyCommand(terminal));
        commands.put("export", (terminal, folders) -> new ExportCommand(terminal));
        commands.put("demo", (terminal, folders) -> new DemoCommand(terminal));
        commands.put("tour", (terminal, folders) -> new TourCommand(terminal));
        return commands;
    }

    private static boolean isVerbose(CommandLine.ParseResult parsed) {
        return parsed.hasSubcommand() && parsed.subcommand().hasMatchedOption(VERBOSE);
    }

    private static int usage(Terminal terminal, ParameterException e) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        if (e instanceof CommandLine.UnmatchedArgumentException unmatched && e.getCommandLine().getParent() == null
                && !unmatched.getUnmatched().isEmpty()) {
            terminal.error("There is no command '" + unmatched.getUnmatched().getFirst() + "'. See slipway --help");
        } else {
            String text = e.getMessage().lines().findFirst().orElse("Wrong usage");
            terminal.error(text.replaceAll("\\.$", "") + ". See " + command + " --help");
        }
        return ExitCode.FAILED;
    }

    private static int failed(Terminal terminal, Exception e) {
        if (e instanceof ParameterException parameter) {
            return usage(terminal, parameter);
        }
        if (e instanceof ProblemException problem) {
            LoggerFactory.getLogger(Cli.class).info("The command failed", problem);
            terminal.error(problem.problem().line());
            return ExitCode.FAILED;
        }
        LoggerFactory.getLogger(Cli.class).error("The command failed unexpectedly", e);
        terminal.error("Something unexpected happened (" + e.getClass().getSimpleName() + firstLine(e)
                + "). Run it again with --verbose, and report what it prints");
        return ExitCode.FAILED;
    }

    private static String firstLine(Exception e) {
        return Arrays.stream(String.valueOf(e.getMessage()).split("\n")).findFirst().map(m -> ": " + Redaction.redact(m))
                .orElse("");
    }

    /** The version in the jar's manifest. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Cli.class.getPackage().getImplementationVersion();
            return new String[] {"Slipway " + (version == null ? "(from source)" : version)};
        }
    }
}
