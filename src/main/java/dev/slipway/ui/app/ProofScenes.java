package dev.slipway.ui.app;

import dev.slipway.approve.Approval;
import dev.slipway.approve.Checklist;
import dev.slipway.approve.Decision;
import dev.slipway.approve.Review;
import dev.slipway.demo.Demo;
import dev.slipway.demo.DemoAnswers;
import dev.slipway.demo.LateCustomer;
import dev.slipway.export.BundleFormat;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.ui.app.StageTour.Scenes;
import dev.slipway.ui.work.Approving;
import dev.slipway.ui.work.Workbench;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The last three stages of the tour: rehearsed with a customer in the way, approved, exported. */
final class ProofScenes {
    private static final Consumer<Workbench> NOTHING = bench -> { };
    private static final Consumer<Shell> AS_IT_IS = shell -> { };

    /** The whole rehearsal, of which the tour shows one moment and the end. */
    private final List<RehearsalEvent> recorded = new ArrayList<>();

    private ProofScenes() {}

    static void all(Scenes scenes) {
        var proof = new ProofScenes();
        scenes.add("4-rehearse-ready", StageName.REHEARSE, NOTHING, AS_IT_IS);
        scenes.add("4-rehearse-running", StageName.REHEARSE, proof::rehearse, AS_IT_IS);
        scenes.add("4-rehearse", StageName.REHEARSE, bench -> bench.rehearsing().replay(proof.recorded), AS_IT_IS);
        scenes.add("5-approve", StageName.APPROVE, NOTHING, AS_IT_IS);
        scenes.add("6-export-closed", StageName.EXPORT, NOTHING, AS_IT_IS);
        scenes.add("5-approved", StageName.APPROVE, ProofScenes::approve, AS_IT_IS);
        scenes.add("6-export", StageName.EXPORT, NOTHING, AS_IT_IS);
        scenes.add("6-exported", StageName.EXPORT, bench -> bench.approving().export(BundleFormat.ALL.getFirst(),
                bench.folders().plans().resolve("bundle")), AS_IT_IS);
    }

    private void rehearse(Workbench bench) {
        Demo demo = bench.connecting().demoProperty().get().orElseThrow();
        try (LateCustomer inTheWay = demo.lateCustomer()) {
            bench.rehearsing().rehearse();
        }
        recorded.addAll(bench.rehearsing().events());
        bench.rehearsing().replay(recorded.subList(0, worstMoment(recorded) + 1));
    }

    /** The sample in which most sessions wait; the end when nobody ever waits. */
    private static int worstMoment(List<RehearsalEvent> events) {
        int worst = events.size() - 1;
        long most = 0;
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof RehearsalEvent.LocksSampled sample) {
                long waiting = sample.locks().stream().filter(lock -> !lock.granted()).count();
                if (waiting > 0 && waiting >= most) {
                    most = waiting;
                    worst = i;
                }
            }
        }
        return worst;
    }

    private static void approve(Workbench bench) {
        Checklist checklist = bench.approving().proofProperty().get().flatMap(Approving.Proof::checklist).orElseThrow();
        List<Approval.Answer> answers = checklist.forPeople().stream()
                .map(item -> new Approval.Answer(item.id(), item.confirm().isEmpty() ? "yes" : "typed: " + item.confirm())).toList();
        bench.approving().decide(new Review(DemoAnswers.REVIEWER, Decision.APPROVED, "The window on Saturday night is agreed.", answers));
    }
}
