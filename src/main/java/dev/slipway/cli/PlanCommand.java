package dev.slipway.cli;

import dev.slipway.Pipeline;
import dev.slipway.diff.SchemaDiff;
import dev.slipway.diff.SchemaDiff.AcceptedRename;
import dev.slipway.jdbc.ConnectionTest;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.Environment;
import dev.slipway.jdbc.ParsedUrl;
import dev.slipway.jdbc.Passwords;
import dev.slipway.model.ProblemException;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.plan.Strategy;
import dev.slipway.rehearse.source.SchemaPair;
import dev.slipway.workspace.PlanAnswers;
import dev.slipway.workspace.PlanDraft;
import dev.slipway.workspace.PlanFolder;
import dev.slipway.workspace.PlanOrigin;
import dev.slipway.workspace.SchemaSource;
import dev.slipway.workspace.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "plan", description = "Write a plan that leads from one schema to another, and back.",
        footerHeading = "%nA file of answers:%n",
        footer = {
            "  {\"format\": \"slipway-answers/1\",",
            "   \"renames\": [{\"from\": {\"kind\": \"COLUMN\", \"schema\": \"shop\", \"parent\": \"address\", \"name\": \"postcode\"},",
            "                \"to\": {\"kind\": \"COLUMN\", \"schema\": \"shop\", \"parent\": \"address\", \"name\": \"postal_code\"}}],",
            "   \"backfills\": [{\"column\": {\"kind\": \"COLUMN\", \"schema\": \"shop\", \"parent\": \"customer\",",
            "                             \"name\": \"display_name\"},",
            "                  \"expression\": \"full_name\"}],",
            "   \"orphans\": [{\"constraint\": {\"kind\": \"CONSTRAINT\", \"schema\": \"shop\", \"parent\": \"payment\",",
            "                               \"name\": \"payment_order_fkey\"},",
            "                \"rule\": \"DELETE\"}],",
            "   \"strategies\": [{\"object\": {\"kind\": \"INDEX\", \"schema\": \"shop\", \"name\": \"orders_open_idx\"},",
            "                   \"strategy\": \"DIRECT\"}]}",
            "An orphan rule is SET_NULL or DELETE; what is not answered may be left out."})
final class PlanCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final UserFolders folders;

    @Option(names = "--from", required = true, paramLabel = "SRC", description = "The schema there is.")
    private String from;
    @Option(names = "--to", required = true, paramLabel = "SRC", description = "The schema that is wanted.")
    private String to;
    @Option(names = "--out", required = true, paramLabel = "DIR",
            description = "The plan folder to write: new, empty, or a plan, which is replaced.")
    private Path out;
    @Option(names = "--renames", paramLabel = "ask|off|FILE", defaultValue = "ask",
            description = {"Whether what looks like a rename is one: ask (default; without a terminal they are listed and not done),",
                "off, or a file of answers, which may also hold backfills, orphan rules and strategies: see below."})
    private String renames;
    @Option(names = "--strategy", paramLabel = "STRATEGY", defaultValue = "online",
            description = "online (default): blocks nobody for long. direct: the fewest statements.")
    private Strategy strategy;
    @Option(names = "--title", paramLabel = "TEXT", defaultValue = "", description = "What the plan does, in a few words.")
    private String title;
    @Option(names = "--author", paramLabel = "NAME",
            description = "Who makes the plan (default: the name in your settings, else your user name).")
    private @Nullable String author;
    @Mixin
    private SourceOptions sources;
    @Mixin
    private RuleOptions ignore;

    PlanCommand(Terminal terminal, UserFolders folders) {
        this.terminal = terminal;
        this.folders = folders;
    }

    @Override
    public Integer call() {
        PlanFolder.at(out).requireFreeOrPlan();
        SchemaSource source = SchemaSource.parse(from, Environment.PRODUCTION);
        SchemaPair schemas = sources.reading(terminal).read(source, SchemaSource.parse(to, Environment.PRODUCTION));
        Snapshot present = schemas.from();
        Snapshot wanted = schemas.to();
        PlanAnswers answers = RenameQuestions.of(renames, terminal).answer(present, wanted);
        List<AcceptedRename> accepted = answers.renames().stream().map(r -> new AcceptedRename(r.from(), r.to())).toList();
        Snapshot ruled = Pipeline.wanted(present, wanted, accepted, ignore.rules());
        String maker = author == null ? Settings.read(folders.config()).author() : author;
        ScriptedPlan plan;
        try (PlanDraft draft = PlanFolder.at(out).begin(present, ruled)) {
            SchemaDiff diff = Pipeline.diff(present, ruled, accepted, ignore.rules());
            plan = Pipeline.foundOut(Pipeline.plan(diff, present, ruled, answers.options(strategy, title, maker)),
                    sources.shadow(terminal), terminal::note);
            draft.finish(plan);
        }
        report(plan);
        if (source instanceof SchemaSource.Live(ParsedUrl url)) {
            remember(plan, url);
        }
        return ExitCode.GOOD;
    }

    /** The plan is written: what goes wrong here costs one of the checks before a rehearsal, and nothing else. */
    private void remember(ScriptedPlan plan, ParsedUrl url) {
        try (Database database = Passwords.standard(terminal.passwords()).connect(url)) {
            PlanOrigin.remember(folders.origins(), plan.plan(), ConnectionTest.run(database).identity());
        } catch (ProblemException e) {
            terminal.note("Not remembered where the plan was made from, so that a rehearsal there is not refused: " + e.problem().line());
        }
    }

    private void report(ScriptedPlan plan) {
        new PlanText(plan.plan()).lines().forEach(terminal::print);
        plan.plan().notCompared().forEach(seen -> terminal.note("seen, not compared: " + seen.kind() + " " + seen.name()));
        terminal.print("Wrote " + out + ". Next: slipway check " + out);
    }
}
