package dev.slipway.cli;

import dev.slipway.ServerFamily;
import dev.slipway.approve.Evidence;
import dev.slipway.approve.KeptRehearsal;
import dev.slipway.approve.SigningKey;
import dev.slipway.jdbc.ConnectionProfile;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.Environment;
import dev.slipway.jdbc.ParsedUrl;
import dev.slipway.jdbc.Passwords;
import dev.slipway.model.ProblemException;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.BlockerPolicy;
import dev.slipway.rehearse.BudgetFile;
import dev.slipway.rehearse.Ground;
import dev.slipway.rehearse.Origin;
import dev.slipway.rehearse.RehearsalOptions;
import dev.slipway.rehearse.event.Budget;
import dev.slipway.rehearse.forecast.Forecast;
import dev.slipway.rehearse.workload.LoadOptions;
import dev.slipway.rehearse.workload.WorkloadSource;
import dev.slipway.workspace.PlanFolder;
import dev.slipway.workspace.PlanOrigin;
import dev.slipway.workspace.ProfileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "rehearse",
        description = {"Run both scripts on staging, watched and measured.",
            "Backup, up, verify, up again, rows written in between, down, verify, down again, up once more, and staging put back.",
            "Exit code 0 when it passed, 1 when not. Ctrl+C aborts and puts staging back.",
            "After a rehearsal whose process died, staging is put back first."})
final class RehearseCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final UserFolders folders;

    @ArgGroup(multiplicity = "1")
    private Subject subject;
    @Option(names = "--staging", required = true, paramLabel = "URL", description = "The staging database, as a JDBC URL.")
    private String staging;
    @Option(names = "--budget", paramLabel = "FILE",
            description = {"Limits, as JSON; without it those in DIR/budget.json, or else the usual ones:",
        "accessExclusive PT5S, writesBlocked PT10S, blockedOthers PT5S, step PT30M, up PT2H, rollback PT5M, and in",
        "costs: total PT4H, walBytes and diskBytes 16 GiB, p99Factor 10, errors 0, criticalFactor 10, holds by lock mode,",
        "such as {\"format\": \"slipway-budget/1\", \"accessExclusive\": \"PT1S\", \"costs\": {\"holds\": {\"SHARE\": \"PT2S\"}}}."})
    private @Nullable Path budget;
    @Option(names = "--events", paramLabel = "FILE",
            description = "Write every event to this file while it happens, one JSON object a line.")
    private @Nullable Path events;
    @Option(names = "--report", paramLabel = "FILE", description = "Write the report to this file too, as one page of HTML.")
    private @Nullable Path report;
    @Option(names = "--workload", paramLabel = "SOURCE",
            description = {"Run a workload beside the plan and measure it: a file in the syntax of pgbench (scripts after lines such as",
        "\"-- name: read order, weight: 5, age: old\"), \"statistics\" for what pg_stat_statements or performance_schema has counted on",
        "staging, or \"schema\" for one made from the schema. What it writes is rolled back."})
    private @Nullable String workload;
    @Option(names = "--rate", paramLabel = "N", description = "Scripts of the workload a second, 0 for as many as come back. Default: 100.")
    private @Nullable Double rate;
    @Option(names = "--clients", paramLabel = "N", description = "Sessions of the workload, 1 to 16. Default: 4.")
    private @Nullable Integer clients;
    @Option(names = "--interrupt",
            description = "Also kill both scripts before, in the middle of and after every step, and prove that they go on.")
    private boolean interrupt;
    @Option(names = "--clone",
            description = {"Rehearse on a copy of staging that is made for it on the same server and dropped after it. Nobody else may",
        "be connected to staging while it is copied; the role needs CREATEDB and has to own staging, or be a superuser."})
    private boolean onClone;
    @Option(names = "--scale", paramLabel = "SHARE",
            description = {"With --clone: keep only this share of the rows of large tables, such as 0.25. Two rehearsals at different",
        "sizes let the forecast see how each step grows; no evidence is kept of them: the other rows were not there."})
    private @Nullable Double scale;
    @Option(names = "--production", paramLabel = "URL",
            description = {"Read rows and bytes of production's tables (nothing else, and nothing is written there), and forecast how long",
        "each step takes there. Without it, what the plan's snapshot says of them."})
    private @Nullable String production;
    @Option(names = "--blockers", paramLabel = "ask|wait|abort|terminate",
            description = {"What is done about long transactions of others in the way of the plan: ask on the terminal, wait as often",
        "as locks are tried again, abort and put staging back, or terminate their sessions. Default: ask, or wait where",
        "there is no terminal."})
    private @Nullable BlockerPolicy blockers;
    @Option(names = "--leave-up", description = "Leave staging with the wanted schema instead of putting it back.")
    private boolean leaveUp;

    /** A plan to rehearse, or what to do about a rehearsal that died. */
    private static final class Subject {
        @Parameters(index = "0", paramLabel = "DIR", description = "The plan folder, as written by slipway plan.")
        private @Nullable Path folder;
        @Option(names = "--put-back", description = "Only put staging back as it was before an interrupted rehearsal.")
        private boolean putBack;
        @Option(names = "--forget",
                description = {"Only forget an interrupted rehearsal: delete its backup and leave staging as it is,",
            "for staging that was put back by other means or is gone."})
        private boolean forget;
    }

    RehearseCommand(Terminal terminal, UserFolders folders) {
        this.terminal = terminal;
        this.folders = folders;
    }

    @Override
    public Integer call() {
        ParsedUrl url = ConnectionProfile.parse(staging, "staging", Environment.STAGING);
        InterruptedRuns interrupted = new InterruptedRuns(terminal, folders.rehearsals());
        if (subject.forget) {
            return interrupted.forget(url.profile());
        }
        new ProfileStore(folders.config()).requireNotProduction(url.profile());
        ground();
        ForecastCommand.production(production);
        if (subject.folder == null) {
            try (Database database = connect(url)) {
                return interrupted.putBack(database);
            }
        }
        return rehearse(PlanFolder.at(subject.folder), url, interrupted);
    }

    private RehearsalOptions how(RehearsalOptions options) {
        RehearsalOptions interrupted = interrupt ? options.withInterruptions() : options;
        BlockerPolicy chosen = blockers != null ? blockers : BlockerPolicy.ASK;
        // Nobody can be asked in a pipe.
        boolean silent = chosen == BlockerPolicy.ASK && !terminal.interactive();
        return interrupted.withGround(ground()).withBlockers(silent ? BlockerPolicy.WAIT : chosen);
    }

    private Ground ground() {
        if (onClone && leaveUp) {
            throw new ProblemException("A copy of staging is dropped after the rehearsal: it cannot be left up", "--clone, --leave-up",
                    "Choose one of them");
        }
        if (scale != null && !(onClone && scale > 0 && scale <= 1)) {
            throw new ProblemException("A share of the rows can only be kept on a copy, and is above 0 and at most 1", "--scale " + scale,
                    "Give --clone, and a number such as 0.25");
        }
        return onClone ? new Ground.Clone(scale == null ? 1 : scale) : new Ground.Staging(leaveUp);
    }

    private RehearsalOptions withLoad(RehearsalOptions options) {
        if (workload == null) {
            return options;
        }
        WorkloadSource source = switch (workload) {
            case "statistics" -> new WorkloadSource.Statistics();
            case "schema" -> new WorkloadSource.Schema();
            default -> new WorkloadSource.File(Path.of(workload));
        };
        LoadOptions usual = LoadOptions.of(source);
        try {
            return options.withLoad(usual.withPerSecond(rate == null ? usual.perSecond() : rate)
                    .withSessions(clients == null ? usual.sessions() : clients));
        } catch (IllegalArgumentException e) {
            throw new ProblemException("The workload cannot be run like that (" + e.getMessage() + ")", "--rate, --clients",
                    "Choose other numbers");
        }
    }

    private RehearsalOptions withProduction(RehearsalOptions options) {
        return ForecastCommand.production(production).map(url -> ForecastCommand.statistics(url, terminal))
                .map(there -> options.withOrigin(new Origin(options.source(), there.source(), Forecast.sizes(there)))).orElse(options);
    }

    private Budget limits(@Nullable Path folder) {
        Path beside = folder == null ? null : folder.resolve(BudgetFile.NAME);
        Path file = budget != null || beside == null || !Files.exists(beside) ? budget : beside;
        return file == null ? Budget.DEFAULT : BudgetFile.read(file);
    }

    private int rehearse(PlanFolder folder, ParsedUrl url, InterruptedRuns interrupted) {
        ScriptedPlan scripted;
        Budget limits;
        try {
            scripted = folder.read();
            ServerFamily.of(scripted.plan().engine()).requireOf(url.profile());
            limits = limits(subject.folder);
        } catch (ProblemException e) {
            interrupted.mention(url.profile());
            throw e;
        }
        try (Database database = connect(url)) {
            interrupted.putBackFirst(database);
            RehearsalOptions options = withLoad(PlanOrigin.of(folders.origins(), scripted.plan()).map(RehearsalOptions.DEFAULT::withSource)
                    .orElse(RehearsalOptions.DEFAULT)
                    .withBudget(limits));
            SigningKey key = SigningKey.ofUser(folders.config());
            RehearsalOnTerminal rehearsal = new RehearsalOnTerminal(terminal, folders.rehearsals(), key, Optional.ofNullable(events),
                    Optional.ofNullable(report));
            KeptRehearsal kept = rehearsal.run(folder, scripted, database, withProduction(how(options)));
            kept.evidence().ifPresent(evidence -> {
                terminal.print("Evidence: " + evidence + ", signed with the key " + SigningKey.shortName(key.publicKey()));
                terminal.print("Report: " + Evidence.report(evidence));
            });
            return kept.result().passed() ? ExitCode.GOOD : ExitCode.NOT_GOOD;
        }
    }

    private Database connect(ParsedUrl url) {
        return Passwords.standard(terminal.passwords()).connect(url);
    }
}
