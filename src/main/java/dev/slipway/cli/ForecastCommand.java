package dev.slipway.cli;

import dev.slipway.Pipeline;
import dev.slipway.jdbc.ConnectionProfile;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.Environment;
import dev.slipway.jdbc.ParsedUrl;
import dev.slipway.jdbc.Passwords;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.plan.Step;
import dev.slipway.rehearse.Circumstances.ForProduction;
import dev.slipway.rehearse.LaterForecast;
import dev.slipway.rehearse.fold.ForecastText;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "forecast",
        description = {"Tell how long each step of a rehearsed plan takes in production.",
            "From what the newest rehearsal of these scripts on this machine measured, and from production's statistics: rows, bytes,",
            "bytes of indexes. Rehearse at other sizes (--clone --scale) to have the growth fitted, with its error."})
final class ForecastCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final UserFolders folders;

    @Mixin
    private PlanArgument plan;
    @Option(names = "--production", paramLabel = "URL",
            description = "Production, as a JDBC URL; it is only read. Without it, what the plan's snapshot says of it.")
    private @Nullable String production;

    ForecastCommand(Terminal terminal, UserFolders folders) {
        this.terminal = terminal;
        this.folders = folders;
    }

    @Override
    public Integer call() {
        Optional<ParsedUrl> named = production(production);
        ScriptedPlan scripted = plan.folder().read();
        LaterForecast rehearsed = LaterForecast.from(scripted, folders.rehearsals());
        ForProduction forecast = rehearsed.in(named.map(url -> statistics(url, terminal)).orElseGet(scripted::from));
        terminal.printText(ForecastText.table(forecast,
                scripted.plan().steps().stream().collect(Collectors.toMap(Step::number, Step::title))));
        return ExitCode.GOOD;
    }

    /** What an option says production is; a URL that cannot be read is told before anything is done. */
    static Optional<ParsedUrl> production(@Nullable String url) {
        return Optional.ofNullable(url).map(given -> ConnectionProfile.parse(given, "production", Environment.PRODUCTION));
    }

    /** Reads the schema of production with its statistics, in a read-only session. */
    static Snapshot statistics(ParsedUrl named, Terminal terminal) {
        try (Database database = Passwords.standard(terminal.passwords()).connect(named)) {
            return Pipeline.introspect(database);
        }
    }
}
