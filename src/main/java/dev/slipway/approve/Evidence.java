package dev.slipway.approve;

import dev.slipway.model.Fingerprint;
import dev.slipway.model.ProblemException;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.EvidenceSummary;
import dev.slipway.rehearse.RehearsalResult;
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
 * @param seal who signed it, empty when nobody did
 */
public record Evidence(String name, String text, EvidenceSummary summary, Optional<Seal> seal) {
    static final long MAX_BYTES = 64L << 20;
    private static final long MAX_SEAL_BYTES = 64 << 10;
    static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String SUFFIX = ".json";
    private static final String REPORT_SUFFIX = ".report.html";
    private static final String SEAL_SUFFIX = ".seal";

    /**
     * Keeps what a rehearsal recorded beside its plan, signed, with a report for people; nothing is proven by the report.
     *
     * @param key of whoever rehearsed
     * @return the evidence that was written; none when the rehearsal ended before up began, which says nothing about the scripts, and
     *         none of a rehearsal on a part of the rows, which says nothing about the others
     */
    public static Optional<Path> keep(PlanFolder folder, RehearsalResult result, SigningKey key) {
        boolean part = result.evidence().copy().filter(copy -> !copy.isWhole()).isPresent();
        if (part || result.evidence().legs().stream().noneMatch(l -> l.leg() == EvidenceSummary.Leg.UP)) {
            return Optional.empty();
        }
        Path evidence = write(folder, result.evidence(), key);
        SafeFiles.write(report(evidence), ReportText.html(RehearsalReport.sections(result.events())));
        return Optional.of(evidence);
    }

    static Path write(PlanFolder folder, EvidenceSummary summary, SigningKey key) {
        String stem = STAMP.format(summary.started());
        Path file = folder.evidence().resolve(stem + SUFFIX);
        for (int i = 2; Files.exists(file); i++) {
            file = folder.evidence().resolve(stem + "-" + i + SUFFIX);
        }
        String text = RecordJson.write(EvidenceSummary.FORMAT, summary);
        // The seal first: after a crash in between it stands alone, which means nothing, while evidence without one closes the gate.
        SafeFiles.write(beside(file, SEAL_SUFFIX), RecordJson.write(Seal.FORMAT, Seal.over(text, key)));
        SafeFiles.write(file, text);
        return file;
    }

    /** The report beside this evidence, when it is there. */
    public Optional<Path> report(PlanFolder folder) {
        return Optional.of(report(folder.evidence().resolve(name))).filter(Files::isRegularFile);
    }

    /** Where the report of this evidence is kept. @param evidence what {@link #keep} wrote */
    public static Path report(Path evidence) {
        return beside(evidence, REPORT_SUFFIX);
    }

    private static Path beside(Path evidence, String suffix) {
        String name = String.valueOf(evidence.getFileName());
        return evidence.resolveSibling(name.substring(0, name.length() - SUFFIX.length()) + suffix);
    }

    /** @throws ProblemException when the file cannot be read or is no evidence */
    static Evidence read(Path file) {
        String text = SafeFiles.readText(file, MAX_BYTES);
        EvidenceSummary summary = RecordJson.parse(file.toString(), text, EvidenceSummary.FORMAT, EvidenceSummary.class);
        Path seal = beside(file, SEAL_SUFFIX);
        return new Evidence(String.valueOf(file.getFileName()), text, summary,
                Files.exists(seal) ? Optional.of(RecordJson.read(seal, Seal.FORMAT, Seal.class, MAX_SEAL_BYTES)) : Optional.empty());
    }

    /** Why this is not what a rehearsal recorded, as the end of a sentence that begins with its name; empty when it is. */
    Optional<String> flaw() {
        if (seal.isEmpty()) {
            return Optional.of("is not signed: its file " + SEAL_SUFFIX + " is missing");
        }
        if (!seal.get().holdsFor(text)) {
            return Optional.of("was changed after it was signed, or the signature is of another key");
        }
        return Optional.empty();
    }

    /** The content of the file with the signature. @throws java.util.NoSuchElementException when nobody signed */
    public String sealText() {
        return RecordJson.write(Seal.FORMAT, seal.orElseThrow());
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
