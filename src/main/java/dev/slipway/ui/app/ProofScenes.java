package dev.slipway.ui.app;

import dev.slipway.approve.Approval;
import dev.slipway.approve.Checklist;
import dev.slipway.approve.Decision;
import dev.slipway.approve.Review;
import dev.slipway.demo.Demo;
import dev.slipway.demo.DemoAnswers;
import dev.slipway.demo.DemoWorkload;
import dev.slipway.demo.LateCustomer;
import dev.slipway.export.BundleFormat;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.ui.app.StageTour.Scenes;
import dev.slipway.ui.work.Approving;
import dev.slipway.ui.work.LoadChoice;
import dev.slipway.ui.work.Workbench;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;

/** The last three stages of the tour: rehearsed with a customer in the way, approved, exported. */
final class ProofScenes {
    private static final Consumer<Workbench> NOTHING = bench -> { };
    private static final Consumer<Shell> AS_IT_IS = shell -> { };

    /** The whole rehearsal, of which the tour shows one moment and the end. */
    private final List<RehearsalEvent> recorded = new ArrayList<>();

    private ProofScenes() {}

    static void all(Scenes scenes) {
        var proof = new ProofScenes();
        scenes.add("4-rehearse-ready", StageName.REHEARSE, ProofScenes::chooseLoad, AS_IT_IS);
        scenes.add("4-rehearse-running", StageName.REHEARSE, proof::rehearse, AS_IT_IS);
        scenes.add("4-rehearse-running-matrix", StageName.REHEARSE, NOTHING, shell -> tab(shell, "#run-tabs", "Old and new code"));
        scenes.add("4-rehearse-failed", StageName.REHEARSE, bench -> bench.rehearsing().replay(proof.recorded), AS_IT_IS);
        scenes.add("4-rehearse-latency", StageName.REHEARSE, NOTHING, shell -> tab(shell, "#verdict-tabs", "Latency"));
        scenes.add("4-rehearse-matrix", StageName.REHEARSE, NOTHING, ProofScenes::showMatrix);
        scenes.add("4-rehearse-replay", StageName.REHEARSE, NOTHING, proof::lookAgain);
        scenes.add("4-rehearse", StageName.REHEARSE, ProofScenes::rehearseQuietly, AS_IT_IS);
        scenes.add("4-rehearse-locks", StageName.REHEARSE, NOTHING, shell -> tab(shell, "#verdict-tabs", "Locks"));
        scenes.add("4-rehearse-forecast", StageName.REHEARSE, ProofScenes::askProduction, shell -> tab(shell, "#verdict-tabs",
                "In production"));
        scenes.add("4-rehearse-beside", StageName.REHEARSE, NOTHING, shell -> TourScenes.press(shell, "#rehearse-beside"));
        scenes.add("5-approve", StageName.APPROVE, NOTHING, AS_IT_IS);
        scenes.add("6-export-closed", StageName.EXPORT, NOTHING, AS_IT_IS);
        scenes.add("5-approved", StageName.APPROVE, ProofScenes::approve, AS_IT_IS);
        scenes.add("6-export", StageName.EXPORT, NOTHING, AS_IT_IS);
        scenes.add("6-exported", StageName.EXPORT, bench -> bench.approving().export(BundleFormat.ALL.getFirst(),
                bench.folders().plans().resolve("bundle")), AS_IT_IS);
    }

    /** The release renames a column in place, which its old code does not survive: the first rehearsal finds that out. */
    private static void chooseLoad(Workbench bench) {
        Path file = DemoWorkload.write(bench.folders().plans().resolve("workload.sql"));
        bench.rehearsing().loadProperty().set(LoadChoice.NONE.withFrom(LoadChoice.From.FILE).withFile(file.toString()));
    }

    private static void tab(Shell shell, String tabs, String title) {
        if (shell.lookup(tabs) instanceof TabPane found) {
            found.getTabs().stream().filter(tab -> tab.getText().equals(title)).findFirst().ifPresent(found.getSelectionModel()::select);
        }
    }

    private static void showMatrix(Shell shell) {
        tab(shell, "#verdict-tabs", "Old and new code");
        shell.applyCss();
        shell.layout();
        if (shell.lookup("#code-matrix") instanceof TableView<?> matrix) {
            chooseBrokenCell(matrix);
        }
    }

    /** The third statement after the first step, which renames the column it asks for. */
    private static <R> void chooseBrokenCell(TableView<R> matrix) {
        matrix.getSelectionModel().select(2, matrix.getColumns().get(4));
    }

    private void lookAgain(Shell shell) {
        TourScenes.press(shell, "#rehearse-replay");
        if (shell.lookup("#replay-slider") instanceof Slider slider) {
            slider.setValue(recorded.get(worstMoment(recorded)).at().toNanos() / 1e9);
        }
    }

    /** As for a maintenance window, in which no application runs. */
    private static void rehearseQuietly(Workbench bench) {
        bench.rehearsing().loadProperty().set(LoadChoice.NONE);
        bench.rehearsing().rehearse();
    }

    private static void askProduction(Workbench bench) {
        bench.forecasting().ask(bench.forecasting().productions().getFirst());
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
