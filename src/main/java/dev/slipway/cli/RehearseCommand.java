package dev.slipway.cli;

import dev.slipway.approve.Evidence;
import dev.slipway.approve.KeptRehearsal;
import dev.slipway.approve.SigningKey;
import dev.slipway.introspect.postgres.PostgresIntrospector;
import dev.slipway.jdbc.ConnectionProfile;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.Environment;
import dev.slipway.jdbc.ParsedUrl;
import dev.slipway.jdbc.Passwords;
import dev.slipway.model.ProblemException;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.InterruptedRehearsal;
import dev.slipway.rehearse.RehearsalOptions;
import dev.slipway.rehearse.event.Budget;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.workspace.ProfileStore;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "rehearse",
        description = {"Run both scripts on staging, watched: backup, up, verify, up again, rows written in between,",
    "down, verify, down again, up once more, and staging put back.",
    "Exit code 0 when it passed, 1 when not. Ctrl+C aborts and puts staging back."})
final class RehearseCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final UserFolders folders;

    @Mixin
    private PlanArgument plan;
    @Option(names = "--staging", required = true, paramLabel = "URL", description = "The staging database, as a JDBC URL.")
    private String staging;
    @Option(names = "--budget", paramLabel = "FILE",
            description = {"Limits, as JSON: accessExclusive, writesBlocked, blockedOthers, step, up,",
        "rollback, such as {\"format\": \"slipway-budget/1\", \"accessExclusive\": \"PT1S\"}."})
    private @Nullable Path budget;
    @Option(names = "--events", paramLabel = "FILE",
            description = "Write every event to this file while it happens, one JSON object a line.")
    private @Nullable Path events;
    @Option(names = "--report", paramLabel = "FILE", description = "Write the report to this file too, as one page of HTML.")
    private @Nullable Path report;
    @Option(names = "--leave-up", description = "Leave staging with the wanted schema instead of putting it back.")
    private boolean leaveUp;

    RehearseCommand(Terminal terminal, UserFolders folders) {
        this.terminal = terminal;
        this.folders = folders;
    }

    @Override
    public Integer call() {
        ScriptedPlan scripted = plan.folder().read();
        Budget limits = budget == null ? Budget.DEFAULT : BudgetFile.read(budget);
        ParsedUrl url = ConnectionProfile.parse(staging, "staging", Environment.STAGING);
        refuseKnownProduction(url.profile());
        try (Database database = Passwords.standard(terminal.passwords()).connect(url)) {
            putBackWhatWasInterrupted(database);
            RehearsalOptions options = PlanOrigin.of(folders.origins(), scripted.plan()).map(RehearsalOptions.DEFAULT::withSource)
                    .orElse(RehearsalOptions.DEFAULT)
                    .withBudget(limits);
            SigningKey key = SigningKey.ofUser(folders.config());
            RehearsalOnTerminal rehearsal = new RehearsalOnTerminal(terminal, folders.rehearsals(), key, Optional.ofNullable(events),
                    Optional.ofNullable(report));
            KeptRehearsal kept = rehearsal.run(plan.folder(), scripted, database, leaveUp ? options.leavingUp() : options);
            kept.evidence().ifPresent(evidence -> {
                terminal.print("Evidence: " + evidence + ", signed with the key " + SigningKey.shortName(key.publicKey()));
                terminal.print("Report: " + Evidence.report(evidence));
            });
            return kept.result().passed() ? ExitCode.GOOD : ExitCode.NOT_GOOD;
        }
    }

    /** What a saved profile calls production is production, whatever this command calls it. */
    private void refuseKnownProduction(ConnectionProfile profile) {
        new ProfileStore(folders.config()).all().stream()
                .filter(p -> p.environment() == Environment.PRODUCTION && p.target().equalsIgnoreCase(profile.target()))
                .findFirst()
                .ifPresent(p -> {
                    throw new ProblemException("This database is the production of your profile " + p.name(), profile.target(),
                            "Rehearse on a staging copy");
                });
    }

    private void putBackWhatWasInterrupted(Database database) {
        for (InterruptedRehearsal interrupted : InterruptedRehearsal.find(folders.rehearsals())) {
            if (!interrupted.record().url().equals(database.profile().redactedUrl())) {
                continue;
            }
            terminal.note(interrupted.described());
            if (interrupted.stagingTouched() && terminal.interactive()
                    && terminal.ask("Put staging back now? [Y/n]").filter(a -> a.equalsIgnoreCase("n") || a.equalsIgnoreCase("no"))
                    .isPresent()) {
                throw new ProblemException("Staging is in the middle of an interrupted rehearsal", database.profile().target(),
                        "Let it be put back, or do so by hand");
            }
            interrupted.putBack(database, PostgresIntrospector::read, new RunControl(), new RehearsalDisplay(terminal)::show);
            terminal.note("Staging is as it was before that rehearsal.");
        }
    }
}
