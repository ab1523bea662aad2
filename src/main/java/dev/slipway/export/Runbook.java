package dev.slipway.export;

import static dev.slipway.export.Markdown.plain;

import dev.slipway.approve.Checklist;
import dev.slipway.approve.Gate;
import dev.slipway.approve.Seal;
import dev.slipway.approve.SignedFile;
import dev.slipway.approve.SigningKey;
import dev.slipway.plan.Loss;
import dev.slipway.plan.Plan;
import dev.slipway.plan.Reversal;
import dev.slipway.plan.Step;
import dev.slipway.rehearse.Circumstances;
import dev.slipway.rehearse.EvidenceSummary;
import dev.slipway.rehearse.event.Side;
import dev.slipway.rehearse.fold.Durations;
import dev.slipway.rehearse.fold.ForecastText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * RUNBOOK.md: what the person needs who carries the migration out, the risk first. Every number in it was measured, but for what it
 * calls a forecast.
 */
final class Runbook {
    /** The modes of locks that a rehearsal tells; weaker ones block nobody's work. */
    private static final Set<String> TOLD = Set.of("SHARE UPDATE EXCLUSIVE", "SHARE", "SHARE ROW EXCLUSIVE", "EXCLUSIVE",
            "ACCESS EXCLUSIVE");

    private final Gate.Open open;
    private final Plan plan;
    private final EvidenceSummary evidence;
    private final RiskSummary risk;
    private final Markdown text = new Markdown();

    Runbook(Gate.Open open) {
        this.open = open;
        this.plan = open.plan().plan();
        this.evidence = open.evidence().summary();
        this.risk = RiskSummary.of(plan, evidence);
    }

    String text() {
        text.heading(1, "Runbook: " + plan.title());
        risk();
        losses();
        goOrNot();
        run();
        steps();
        forecast();
        hazards();
        watch();
        validate();
        rollback();
        proof();
        return text.text();
    }

    private void risk() {
        text.heading(2, "Risk: " + risk.severity());
        text.table(List.of("", "measured on staging (" + plain(evidence.server()) + ", " + evidence.started() + ")"), List.of(
                List.of("**Longest lock**", risk.worstLock()
                        .map(l -> Durations.words(l.held()) + " " + plain(l.mode()) + " on " + plain(l.relation()))
                        .orElse("none was seen")),
                List.of("**Longest wait of others**", Durations.words(risk.blockedOthers())),
                List.of("**Up takes**", Durations.words(risk.up())),
                List.of("**Rollback takes**", Durations.words(risk.down())),
                List.of("**Loses**", open.plan().plan().steps().stream().anyMatch(s -> s.effects().destructive())
                        ? "data, see below" : "nothing")));
        text.paragraph(evidence.forecast().map(Runbook::forecast).orElse("Durations grow with the data and the load: compare the size of"
                + " staging with that of the target before you rely on them."));
    }

    private static String forecast(Circumstances.ForProduction forecast) {
        return "Foretold for the sizes of " + plain(forecast.of()) + ", other load apart: up takes "
                + ForecastText.total(forecast, Side.UP).map(ForecastText::range).orElse("an unknown time") + ", rollback takes "
                + ForecastText.total(forecast, Side.DOWN).map(ForecastText::range).orElse("an unknown time") + ". Step by step below.";
    }

    private void losses() {
        text.heading(2, "What is lost");
        List<String> up = new ArrayList<>();
        List<String> down = new ArrayList<>();
        for (Step step : plan.steps()) {
            step.effects().upLoses().forEach(l -> up.add("Step " + step.number() + ": " + loss(l)));
            switch (step.effects().reversal()) {
                case Reversal.Exact() -> { }
                case Reversal.Lossy(List<Loss> lost) -> lost.stream().filter(l -> !step.effects().upLoses().contains(l))
                        .forEach(l -> down.add("Step " + step.number() + ": " + loss(l)));
                case Reversal.Impossible(String why) -> down.add("Step " + step.number() + " cannot be taken back: " + plain(why)
                        + ". **Only a backup brings it back.**");
            }
        }
        list("By the migration, and not brought back by the rollback:", up);
        list("By the rollback:", down);
        list("Counted on staging:", evidence.losses().stream().map(Runbook::loss).toList());
        if (up.isEmpty() && down.isEmpty()) {
            text.paragraph("Nothing, neither by up nor by down.");
        }
    }

    private void list(String title, List<String> items) {
        if (!items.isEmpty()) {
            text.paragraph(title);
            items.forEach(text::item);
            text.paragraph("");
        }
    }

    private static String loss(Loss loss) {
        return "**" + plain(loss.object()) + "**: " + plain(loss.what())
                + (loss.rows() < 0 ? "" : String.format(Locale.ROOT, ", %,d rows", loss.rows()));
    }

    private void goOrNot() {
        text.heading(2, "Go or no-go");
        text.paragraph("Go only when every line holds.");
        text.item("[ ] The database is the right one, and its schema is still the one that was rehearsed: "
                + "`slipway compare --from jdbc:postgresql://HOST/DATABASE"
                + "?user=USER --to from.snapshot.json` ends with exit code 0 (fingerprint `" + plan.fromFingerprint() + "`).");
        text.item("[ ] `sha256sum -c SHA256SUMS` reports no failure.");
        text.item("[ ] There is a backup of today that was restored somewhere.");
        text.item("[ ] No long transaction is open (first query below), and replicas keep up.");
        for (Checklist.Item item : Checklist.of(plan, evidence).items()) {
            String answer = item.measured().map(m -> "rehearsal: " + m).orElseGet(() -> answers(item.id()));
            text.item("[x] " + plain(item.question()) + " — " + plain(answer));
        }
        text.paragraph("");
        text.code("sql", query("before_transactions"));
    }

    private String answers(String item) {
        return String.join("; ", open.approvals().stream()
                .flatMap(f -> f.approval().answers().stream().filter(a -> a.item().equals(item))
                        .map(a -> f.approval().reviewer() + ": " + a.answer()))
                .toList());
    }

    private void run() {
        text.heading(2, "How to run it");
        text.paragraph("Any psql of version 14 or later; connect as a role that owns the objects. The script stops at the first error. "
                + "A second run "
                + "changes nothing, so after an error is mended the same command goes on where it stopped.");
        text.code("sh", """
                psql "host=HOST dbname=DATABASE user=USER" -v ON_ERROR_STOP=1 -f up.sql      # the migration
                psql "host=HOST dbname=DATABASE user=USER" -v ON_ERROR_STOP=1 -f down.sql    # the way back
                """);
    }

    private void steps() {
        text.heading(2, "Steps");
        List<List<String>> rows = new ArrayList<>();
        for (Step step : plan.steps()) {
            Optional<EvidenceSummary.StepMeasure> measure = measure(step);
            rows.add(List.of(">" + step.number(), step.phase().title(), plain(step.title()),
                    measure.map(m -> locks(step, m)).orElse("not measured"),
                    ">" + measure.map(m -> Durations.words(m.up().took())).orElse("–"),
                    ">" + measure.map(m -> Durations.words(m.blockedOthers())).orElse("–"),
                    ">" + measure.map(m -> Durations.words(m.down().took())).orElse("–"),
                    measure.map(Runbook::rewritten).orElse("–")));
        }
        text.table(List.of(">Step", "Phase", "What", "Locks, and how long they were held", ">Up", ">Others waited", ">Down", "Rewritten"),
                rows);
    }

    private void forecast() {
        evidence.forecast().ifPresent(forecast -> {
            text.heading(2, "Forecast for production");
            text.paragraph("From the sizes of the tables as " + plain(forecast.of()) + " tells them. A forecast is no measurement.");
            List<List<String>> rows = new ArrayList<>();
            forecast.steps().forEach(step -> rows.add(List.of(">" + step.step(), step.side().name().toLowerCase(Locale.ROOT),
                    ">" + Durations.words(step.measured()), ">" + plain(ForecastText.range(step)), plain(ForecastText.basis(step)))));
            text.table(List.of(">Step", "Side", ">On staging", ">In production", "Grows"), rows);
        });
    }

    /** A lock that was held between two looks of the rehearsal is told as the plan foresees it, and as that. */
    private static String locks(Step step, EvidenceSummary.StepMeasure measure) {
        List<String> lines = new ArrayList<>();
        measure.up().locks().forEach(lock -> lines.add("up: " + lock(lock)));
        step.effects().locks().stream().filter(l -> !step.up().isEmpty() && TOLD.contains(l.mode()))
                .filter(l -> measure.up().locks().stream().noneMatch(m -> m.relation().equals(l.relation())))
                .forEach(l -> lines.add("up: " + plain(l.mode()) + " on " + plain(l.relation()) + ", predicted, too short to be seen"));
        measure.down().locks().forEach(lock -> lines.add("down: " + lock(lock)));
        return lines.isEmpty() ? "none" : String.join("<br>", lines);
    }

    private static String lock(EvidenceSummary.MeasuredLock lock) {
        return plain(lock.mode()) + " on " + plain(lock.relation()) + ", " + Durations.words(lock.held());
    }

    private static String rewritten(EvidenceSummary.StepMeasure measure) {
        List<String> lines = new ArrayList<>();
        measure.up().rewritten().forEach(relation -> lines.add("up: " + plain(relation)));
        measure.down().rewritten().forEach(relation -> lines.add("down: " + plain(relation)));
        return lines.isEmpty() ? "no" : String.join("<br>", lines);
    }

    private Optional<EvidenceSummary.StepMeasure> measure(Step step) {
        return evidence.steps().stream().filter(m -> m.step() == step.number()).findFirst();
    }

    private void hazards() {
        text.heading(2, "Hazards");
        boolean any = false;
        for (Step step : plan.steps()) {
            for (var hazard : step.effects().hazards()) {
                any = true;
                text.item("Step " + step.number() + ", **" + RiskSummary.word(hazard.severity()) + "** (" + plain(hazard.rule()) + "): "
                        + plain(hazard.effect()) + ". " + plain(hazard.remedy()));
            }
        }
        if (!any) {
            text.paragraph("None known.");
        }
    }

    private void watch() {
        text.heading(2, "While it runs");
        text.paragraph("In a second session. Stop (Ctrl+C in psql) when others wait for much longer than "
                + Durations.words(risk.blockedOthers()) + ", the longest seen in the rehearsal.");
        List.of("monitor_waits", "monitor_locks", "monitor_progress").forEach(q -> text.code("sql", query(q)));
    }

    private void validate() {
        text.heading(2, "Afterwards");
        text.paragraph("The schema reached has the fingerprint `" + plan.toFingerprint() + "`.");
        List.of("validate_indexes", "validate_constraints", "validate_rest").forEach(q -> text.code("sql", query(q)));
    }

    private void rollback() {
        text.heading(2, "Rollback");
        text.paragraph("`down.sql` took " + Durations.words(risk.down()) + " in the rehearsal, and schema and rows were as before it"
                + (risk.lossyDown() ? ", but for what is named under *What is lost*" : "")
                + ". It takes back whatever part of `up.sql` was done.");
        if (risk.lossyDown()) {
            text.paragraph("**What up destroyed comes back from a backup only.** Decide on the way back before the first contract step.");
        }
    }

    private void proof() {
        text.heading(2, "Proof");
        text.table(List.of("", ""), List.of(
                List.of("author", plain(plan.author())),
                List.of("schema before", "`" + plan.fromFingerprint() + "`"),
                List.of("schema after", "`" + plan.toFingerprint() + "`"),
                List.of("scripts", "`" + open.plan().scriptsHash() + "`"),
                List.of("rehearsed", evidence.started() + ", " + Durations.words(evidence.total()) + ", " + plain(evidence.server())
                        + evidence.copy().map(copy -> ", on a copy of " + plain(copy.of())).orElse("")),
                List.of("evidence", "`" + open.evidence().hash() + "`, signed with the key "
                        + open.evidence().seal().map(Seal::publicKey).map(SigningKey::shortName).orElseThrow())));
        for (SignedFile file : open.approvals()) {
            text.item("approved by **" + plain(file.approval().reviewer()) + "**, " + file.approval().time() + ", key "
                    + SigningKey.shortName(file.approval().signed().publicKey())
                    + (file.approval().comment().isBlank() ? "" : ": " + plain(file.approval().comment())));
        }
        if (!plan.notCompared().isEmpty()) {
            text.paragraph("");
            text.paragraph("Seen and not compared, so not part of this plan: "
                    + String.join(", ", plan.notCompared().stream().map(s -> plain(s.kind() + " " + s.name())).toList()) + ".");
        }
    }

    private String query(String name) {
        String folder = switch (plan.engine()) {
            case POSTGRESQL -> "postgres";
            case MYSQL, MARIADB -> throw new IllegalStateException("without a rehearsal there is nothing to export for " + plan.engine());
        };
        String resource = folder + "/" + name + ".sql";
        try (InputStream in = Runbook.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the query is part of the program: " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the query is readable: " + resource, e);
        }
    }
}
