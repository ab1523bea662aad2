package dev.slipway.ui.approve;

import dev.slipway.approve.Approval;
import dev.slipway.approve.Checklist;
import dev.slipway.approve.Decision;
import dev.slipway.approve.Evidence;
import dev.slipway.approve.Gate;
import dev.slipway.approve.Review;
import dev.slipway.plan.Plan;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.EvidenceSummary;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.work.Approving;
import dev.slipway.ui.work.Workbench;
import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

/** What a reviewer sees and says. FX thread. */
public final class ApproveModel {
    private static final Texts TEXTS = Texts.of(ApproveModel.class);

    /**
     * What is to be decided on.
     *
     * @param scriptsHash of the scripts that were rehearsed
     */
    public record Case(Plan plan, Evidence evidence, Checklist checklist, String scriptsHash) {
        public boolean passed() {
            return evidence.summary().verdict() == EvidenceSummary.Verdict.PASSED;
        }
    }

    private final Workbench bench;
    private final ReadOnlyObjectWrapper<Optional<Case>> subject = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableMap<String, String> answers = FXCollections.observableHashMap();
    private final StringProperty comment = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper approveBlockedBy = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper rejectBlockedBy = new ReadOnlyStringWrapper("");

    public ApproveModel(Workbench bench) {
        this.bench = bench;
        bench.approving().proofProperty().subscribe(this::take);
        List<Observable> sources = List.of(subject, answers, bench.reviewerProperty(), bench.approving().deciding().stateProperty(),
                bench.approving().proofProperty());
        sources.forEach(source -> source.addListener(changed -> derive()));
        derive();
    }

    public Workbench bench() {
        return bench;
    }

    /** The evidence and the check list; empty while there is none about the scripts as they are. */
    public ReadOnlyObjectProperty<Optional<Case>> subjectProperty() {
        return subject.getReadOnlyProperty();
    }

    /** What was answered so far, by the items' ids. */
    public ObservableMap<String, String> answers() {
        return answers;
    }

    public StringProperty commentProperty() {
        return comment;
    }

    public StringProperty reviewerProperty() {
        return bench.reviewerProperty();
    }

    /** Why it cannot be approved now; empty when it can. */
    public ReadOnlyStringProperty approveBlockedByProperty() {
        return approveBlockedBy.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty rejectBlockedByProperty() {
        return rejectBlockedBy.getReadOnlyProperty();
    }

    /** Whether it is approved, so that it may leave. */
    public boolean approved() {
        return bench.approving().proofProperty().get().map(Approving.Proof::gate).filter(Gate.Open.class::isInstance).isPresent();
    }

    /** Whether what was typed is what the item asks for. */
    public static boolean confirms(Checklist.Item item, String typed) {
        return typed.strip().equalsIgnoreCase(item.confirm());
    }

    /** Ticks an item or takes the tick back. */
    public void tick(Checklist.Item item, boolean yes) {
        put(item, yes ? TEXTS.get("answer.yes") : "");
    }

    /** Takes what was typed to confirm an item; anything else than what it asks for is no answer. */
    public void type(Checklist.Item item, String typed) {
        put(item, confirms(item, typed) ? TEXTS.get("answer.typed", typed.strip()) : "");
    }

    private void put(Checklist.Item item, String answer) {
        if (answer.isEmpty()) {
            answers.remove(item.id());
        } else {
            answers.put(item.id(), answer);
        }
    }

    /** Signs the decision. */
    public void decide(Decision decision) {
        List<Approval.Answer> given = decision == Decision.REJECTED ? List.of() : given();
        bench.approving().decide(new Review(reviewerProperty().get().strip(), decision, comment.get().strip(), given));
    }

    private List<Approval.Answer> given() {
        return subject.get().map(Case::checklist).map(Checklist::forPeople).orElse(List.of()).stream()
                .filter(item -> answers.containsKey(item.id()))
                .map(item -> new Approval.Answer(item.id(), answers.get(item.id()))).toList();
    }

    private void take(Optional<Approving.Proof> proof) {
        Optional<ScriptedPlan> plan = bench.planning().planProperty().get();
        Optional<Case> next = proof.filter(p -> plan.isPresent() && p.evidence().isPresent() && p.checklist().isPresent())
                .map(p -> new Case(plan.get().plan(), p.evidence().get(), p.checklist().get(), p.scriptsHash()));
        boolean another = !next.map(c -> c.evidence().hash()).equals(subject.get().map(c -> c.evidence().hash()));
        if (another) {
            // What was ticked was ticked about other evidence.
            answers.clear();
            comment.set("");
        }
        subject.set(next);
    }

    private void derive() {
        String person = person();
        rejectBlockedBy.set(person);
        approveBlockedBy.set(person.isEmpty() ? unproven() : person);
    }

    private String person() {
        if (subject.get().isEmpty()) {
            return TEXTS.get("blocked.noEvidence");
        }
        if (bench.approving().deciding().running()) {
            return TEXTS.get("blocked.signing");
        }
        String reviewer = reviewerProperty().get().strip();
        if (reviewer.isEmpty()) {
            return TEXTS.get("blocked.noReviewer");
        }
        return reviewer.equalsIgnoreCase(subject.get().get().plan().author().strip()) ? TEXTS.get("blocked.author") : "";
    }

    private String unproven() {
        Case now = subject.get().orElseThrow();
        if (!now.passed()) {
            return TEXTS.get("blocked.notPassed");
        }
        int open = now.checklist().unanswered(given()).size();
        return open == 0 ? "" : TEXTS.get("blocked.open", Format.count(open, "question"));
    }
}
