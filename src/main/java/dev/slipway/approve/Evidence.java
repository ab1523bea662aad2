package dev.slipway.approve;

import dev.slipway.model.Fingerprint;
import dev.slipway.model.ProblemException;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.EvidenceSummary;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.fold.RehearsalReport;
import dev.slipway.rehearse.fold.ReportText;
import dev.slipway.workspace.PlanFolder;
import dev.slipway.workspace.RecordJson;
import dev.slipway.workspace.SafeFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The evidence of one rehearsal as it lies in the plan folder.
 *
 * @param name the file's name
 * @param text the file's content, to the byte
 * @param eventsHash SHA-256 of the events beside it, empty when there are none
 */
public record Evidence(String name, String text, EvidenceSummary summary, String eventsHash) {
    static final long MAX_BYTES = 64L << 20;
    private static final long MAX_EVENT_BYTES = 1L << 30;
    static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String SUFFIX = ".json";
    private static final String REPORT_SUFFIX = ".report.html";
    private static final String EVENTS_SUFFIX = ".events.ndjson";

    /**
     * Keeps what a rehearsal recorded beside its plan.
     *
     * @return the file that was written; none when the rehearsal ended before up began, which says nothing about the scripts
     */
    public static Optional<Path> keep(PlanFolder folder, EvidenceSummary summary) {
        if (summary.legs().stream().noneMatch(l -> l.leg() == EvidenceSummary.Leg.UP)) {
            return Optional.empty();
        }
        String stem = STAMP.format(summary.started());
        Path file = folder.evidence().resolve(stem + SUFFIX);
        for (int i = 2; Files.exists(file); i++) {
            file = folder.evidence().resolve(stem + "-" + i + SUFFIX);
        }
        SafeFiles.write(file, RecordJson.write(EvidenceSummary.FORMAT, summary));
        return Optional.of(file);
    }

    /** The report for people of a rehearsal, beside its evidence; nothing is proven by it. @param evidence what {@link #keep} wrote */
    public static Path keepReport(Path evidence, List<RehearsalEvent> events) {
        Path file = evidence.resolveSibling(reportName(String.valueOf(evidence.getFileName())));
        SafeFiles.write(file, ReportText.html(RehearsalReport.sections(events)));
        return file;
    }

    /** The report beside this evidence, when it is there. */
    public Optional<Path> report(PlanFolder folder) {
        return Optional.of(folder.evidence().resolve(reportName(name))).filter(Files::isRegularFile);
    }

    private static String reportName(String evidence) {
        return evidence.substring(0, evidence.length() - SUFFIX.length()) + REPORT_SUFFIX;
    }

    /** @throws ProblemException when the file cannot be read or is no evidence */
    static Evidence read(Path file) {
        String text = SafeFiles.readText(file, MAX_BYTES);
        String name = String.valueOf(file.getFileName());
        EvidenceSummary summary = RecordJson.parse(file.toString(), text, EvidenceSummary.FORMAT, EvidenceSummary.class);
        Path events = file.resolveSibling(name.substring(0, name.length() - SUFFIX.length()) + EVENTS_SUFFIX);
        return new Evidence(name, text, summary, Files.exists(events) ? Fingerprint.sha256(SafeFiles.read(events, MAX_EVENT_BYTES)) : "");
    }

    /** All evidence in a plan folder, oldest first. */
    static List<Path> files(PlanFolder folder) {
        return folder.jsonFiles(folder.evidence());
    }

    /** The newest evidence about these scripts and schemas: a later failure outdoes an earlier success. */
    static Optional<Evidence> current(List<Evidence> all, ScriptedPlan plan) {
        return all.stream().filter(e -> e.isAbout(plan)).max(BY_AGE);
    }

    static final Comparator<Evidence> BY_AGE = Comparator.comparing((Evidence e) -> e.summary.started()).thenComparing(Evidence::name);

    private boolean isAbout(ScriptedPlan plan) {
        EvidenceSummary.Subject subject = summary.subject();
        return subject.scriptsHash().equals(plan.scriptsHash())
                && subject.fromFingerprint().equals(plan.plan().fromFingerprint())
                && subject.toFingerprint().equals(plan.plan().toFingerprint());
    }

    /** SHA-256 of the file. */
    public String hash() {
        return Fingerprint.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
