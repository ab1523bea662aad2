package dev.slipway.ui.work;

import dev.slipway.approve.Gate;
import dev.slipway.approve.Reason;
import dev.slipway.ui.app.StageName;
import dev.slipway.ui.app.StageStatus;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.Texts;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** How every stage stands, derived in one place from what is on the workbench. */
public final class StageStatuses {
    private static final Texts TEXTS = Texts.of(StageStatuses.class);

    private final Workbench bench;
    private final Map<StageName, ReadOnlyObjectWrapper<StageStatus>> statuses = new EnumMap<>(StageName.class);

    public StageStatuses(Workbench bench) {
        this.bench = bench;
        for (StageName name : StageName.values()) {
            statuses.put(name, new ReadOnlyObjectWrapper<>(of(name)));
        }
        Planning planning = bench.planning();
        Rehearsing rehearsing = bench.rehearsing();
        List<Observable> sources = List.of(bench.fromProperty(), bench.toProperty(), bench.stagingProperty(),
                bench.connecting().startingDemo().stateProperty(), bench.comparing().comparisonProperty(),
                bench.comparing().activity().stateProperty(), planning.planProperty(), planning.planActivity().stateProperty(),
                planning.shadowProperty(), planning.openQuestionsProperty(), planning.checkActivity().stateProperty(),
                        rehearsing.resultProperty(),
                rehearsing.activity().stateProperty(), rehearsing.phaseProperty(), bench.approving().proofProperty(),
                bench.approving().exportedProperty());
        sources.forEach(source -> source.addListener(changed -> derive()));
    }

    /** How one stage stands; follows the workbench. */
    public ReadOnlyObjectProperty<StageStatus> property(StageName name) {
        return statuses.get(name).getReadOnlyProperty();
    }

    private void derive() {
        statuses.forEach((name, status) -> {
            StageStatus now = of(name);
            if (!now.equals(status.get())) {
                status.set(now);
            }
        });
    }

    private StageStatus of(StageName name) {
        return switch (name) {
            case CONNECT -> connect();
            case COMPARE -> compare();
            case PLAN -> plan();
            case REHEARSE -> rehearse();
            case APPROVE -> approve();
            case EXPORT -> export();
        };
    }

    private StageStatus connect() {
        boolean from = bench.fromProperty().get().isPresent();
        boolean to = bench.toProperty().get().isPresent();
        if (bench.connecting().startingDemo().running()) {
            return new StageStatus.Active(TEXTS.get("connect.starting"));
        }
        if (from && to) {
            return bench.stagingProperty().get().isPresent() ? new StageStatus.Done(TEXTS.get("connect.done"))
                    : new StageStatus.Active(TEXTS.get("connect.noStaging"));
        }
        return new StageStatus.Active(TEXTS.get(from ? "connect.noTo" : to ? "connect.noFrom" : "connect.choose"));
    }

    private StageStatus compare() {
        if (!bench.comparing().possible()) {
            return new StageStatus.Blocked(TEXTS.get("compare.blocked"), StageName.CONNECT);
        }
        if (bench.comparing().activity().running()) {
            return new StageStatus.Active(TEXTS.get("compare.reading"));
        }
        if (bench.comparing().activity().problem().isPresent()) {
            return new StageStatus.Active(TEXTS.get("compare.failed"));
        }
        return bench.comparing().comparisonProperty().get().<StageStatus>map(this::compared)
                .orElseGet(() -> new StageStatus.Active(TEXTS.get("compare.ready")));
    }

    private StageStatus compared(Comparison comparison) {
        int count = comparison.shown().size();
        if (count == 0) {
            return new StageStatus.Done(TEXTS.get("compare.same"));
        }
        if (!comparison.open().isEmpty()) {
            return new StageStatus.Active(TEXTS.get("compare.questions", differences(count), Format.count(comparison.open().size(),
                    "question")));
        }
        return comparison.everythingChosen() ? new StageStatus.Done(differences(count))
                : new StageStatus.Done(TEXTS.get("compare.part",
                        Format.count(comparison.chosen().size() + comparison.renamedOnly().size()), differences(count)));
    }

    private static String differences(int count) {
        return Format.count(count, "difference");
    }

    private StageStatus plan() {
        Planning planning = bench.planning();
        if (planning.planProperty().get().isEmpty()) {
            return planning.planActivity().running() ? new StageStatus.Active(TEXTS.get("plan.making"))
                    : bench.comparing().comparisonProperty().get().map(comparison -> comparison.isEmpty()
                            ? new StageStatus.Blocked(TEXTS.get("plan.nothing"), StageName.COMPARE)
                            : new StageStatus.Active(TEXTS.get("plan.ready")))
                    .orElseGet(() -> new StageStatus.Blocked(TEXTS.get("plan.blocked"), StageName.COMPARE));
        }
        var plan = planning.planProperty().get().get();
        String steps = Format.count(plan.plan().steps().size(), "step");
        if (planning.stale()) {
            return new StageStatus.Stale(TEXTS.get("plan.stale"), StageName.COMPARE);
        }
        if (planning.checkActivity().running()) {
            return new StageStatus.Active(TEXTS.get("plan.checking"));
        }
        Optional<ShadowCheck> check = planning.shadowProperty().get().filter(found -> found.isAbout(plan));
        int questions = planning.openQuestionsProperty().get().size();
        if (questions > 0) {
            return new StageStatus.Active(TEXTS.get("plan.questions", steps, Format.count(questions, "question")));
        }
        if (check.isEmpty()) {
            return new StageStatus.Active(TEXTS.get(planning.edited() ? "plan.edited" : "plan.unchecked", steps));
        }
        return check.get().report().good() ? new StageStatus.Done(TEXTS.get("plan.good", steps))
                : new StageStatus.Active(TEXTS.get("plan.bad", steps));
    }

    private StageStatus rehearse() {
        if (bench.rehearsing().live()) {
            return new StageStatus.Active(bench.rehearsing().phaseProperty().get()
                    .map(phase -> TEXTS.get("rehearse.running", phase.title().toLowerCase(Locale.ROOT)))
                    .orElse(TEXTS.get("rehearse.starting")));
        }
        if (bench.planning().planProperty().get().isEmpty()) {
            return new StageStatus.Blocked(TEXTS.get("rehearse.blocked"), StageName.PLAN);
        }
        Optional<Reason> reason = reason(Reason.Stage.REHEARSE);
        if (bench.approving().proofProperty().get().isPresent() && reason.isEmpty()) {
            return new StageStatus.Done(TEXTS.get("rehearse.passed"));
        }
        if (reason.filter(r -> r.kind() == Reason.Kind.STALE_EVIDENCE).isPresent() || bench.approving().proofProperty().get().isEmpty()
                && bench.rehearsing().resultProperty().get().isPresent()) {
            return new StageStatus.Stale(TEXTS.get("rehearse.stale"), StageName.PLAN);
        }
        if (reason.filter(r -> r.kind() == Reason.Kind.FAILED_REHEARSAL).isPresent()) {
            return new StageStatus.Active(TEXTS.get("rehearse.failed"));
        }
        if (!bench.planning().openQuestionsProperty().get().isEmpty()) {
            return new StageStatus.Blocked(TEXTS.get("rehearse.questions"), StageName.PLAN);
        }
        return bench.stagingDatabase().isPresent() ? new StageStatus.Active(TEXTS.get("rehearse.ready"))
                : new StageStatus.Blocked(TEXTS.get("rehearse.noStaging"), StageName.CONNECT);
    }

    private Optional<Reason> reason(Reason.Stage stage) {
        return bench.approving().proofProperty().get().map(Approving.Proof::gate)
                .flatMap(gate -> switch (gate) {
                    case Gate.Open open -> Optional.<Reason>empty();
                    case Gate.Closed closed -> closed.reasons().stream().filter(r -> r.stage() == stage).findFirst();
                });
    }

    private StageStatus approve() {
        if (bench.rehearsing().live()) {
            return new StageStatus.Blocked(TEXTS.get("approve.rehearsing"), StageName.REHEARSE);
        }
        if (bench.approving().proofProperty().get().isEmpty() || reason(Reason.Stage.REHEARSE).isPresent()) {
            return new StageStatus.Blocked(TEXTS.get("approve.blocked"), StageName.REHEARSE);
        }
        return reason(Reason.Stage.APPROVE).<StageStatus>map(reason -> switch (reason.kind()) {
            case REJECTED -> new StageStatus.Active(TEXTS.get("approve.rejected"));
            case STALE_APPROVAL -> new StageStatus.Stale(TEXTS.get("approve.stale"), StageName.REHEARSE);
            case DAMAGED, UNREHEARSED, STALE_EVIDENCE, FAILED_REHEARSAL, INCOMPLETE_REHEARSAL, TAMPERED_EVIDENCE, TAMPERED_APPROVAL,
                    UNAPPROVED,
                    SELF_APPROVED, UNANSWERED -> new StageStatus.Active(TEXTS.get("approve.ready"));
        }).orElseGet(() -> new StageStatus.Done(TEXTS.get("approve.done")));
    }

    private StageStatus export() {
        if (bench.approving().exportedProperty().get().isPresent()) {
            return new StageStatus.Done(TEXTS.get("export.done"));
        }
        boolean open = !bench.rehearsing().live()
                && bench.approving().proofProperty().get().filter(proof -> proof.gate() instanceof Gate.Open).isPresent();
        if (open) {
            return new StageStatus.Active(TEXTS.get("export.ready"));
        }
        StageName culprit = approve() instanceof StageStatus.Blocked ? StageName.REHEARSE : StageName.APPROVE;
        return new StageStatus.Blocked(TEXTS.get(culprit == StageName.APPROVE ? "export.unapproved" : "export.unrehearsed"), culprit);
    }
}
