package dev.slipway.ui.app;

import dev.slipway.demo.DemoAnswers;
import dev.slipway.diff.Difference;
import dev.slipway.diff.RenameSuggestion;
import dev.slipway.jdbc.ConnectionProfile;
import dev.slipway.jdbc.Environment;
import dev.slipway.jdbc.TlsMode;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.plan.Rename;
import dev.slipway.plan.Strategy;
import dev.slipway.ui.app.StageTour.Scenes;
import dev.slipway.ui.work.Comparison;
import dev.slipway.ui.work.Workbench;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;

/** What the tour shows, in order; each scene goes on where the one before ended. */
final class TourScenes {
    private static final Consumer<Workbench> NOTHING = bench -> { };
    private static final Consumer<Shell> AS_IT_IS = shell -> { };

    /** Port 1 of this machine: nobody listens there. */
    private static final ConnectionProfile NOBODY_ANSWERS = new ConnectionProfile("billing production", Environment.PRODUCTION,
            "127.0.0.1", 1,
            "billing", "migrator", TlsMode.VERIFY_FULL);

    private TourScenes() {}

    static void all(Scenes scenes) {
        scenes.add("1-connect-start", StageName.CONNECT, NOTHING, AS_IT_IS);
        scenes.add("1-connect", StageName.CONNECT, bench -> bench.connecting().startDemo(), AS_IT_IS);
        scenes.add("1-connect-editor", StageName.CONNECT, NOTHING, shell -> press(shell, "#profile-new"));
        scenes.add("1-connect-error", StageName.CONNECT, bench -> bench.connecting().save(Optional.empty(), NOBODY_ANSWERS),
                TourScenes::tryDeadServer);
        scenes.add("2-compare", StageName.COMPARE, bench -> bench.comparing().compare(), AS_IT_IS);
        scenes.add("2-compare-answered", StageName.COMPARE, TourScenes::answerAsTheDemoDoes, AS_IT_IS);
        scenes.add("2-compare-review", StageName.COMPARE, TourScenes::reviewAndLeaveOut, TourScenes::showDependencies);
        scenes.add("3-plan-questions", StageName.PLAN, TourScenes::takeAllAndPlan, AS_IT_IS);
        scenes.add("3-plan", StageName.PLAN, TourScenes::planAndCheck, AS_IT_IS);
        ProofScenes.all(scenes);
    }

    static void press(Shell shell, String button) {
        if (shell.lookup(button) instanceof ButtonBase found) {
            found.fire();
        }
    }

    private static void tryDeadServer(Shell shell) {
        if (shell.lookup("#profiles") instanceof ListView<?> profiles) {
            profiles.getSelectionModel().select(0);
        }
        press(shell, "#profile-test");
    }

    /** An answer may bring up the next question: the index of a renamed column goes on under another name as well. */
    private static void answerAsTheDemoDoes(Workbench bench) {
        List<Rename> renames = DemoAnswers.answers().renames();
        for (List<RenameSuggestion> open = open(bench); !open.isEmpty(); open = open(bench)) {
            open.forEach(suggestion ->
                    bench.comparing().answer(suggestion, renames.contains(new Rename(suggestion.from(), suggestion.to()))));
        }
    }

    private static List<RenameSuggestion> open(Workbench bench) {
        return bench.comparing().comparisonProperty().get().orElseThrow().open();
    }

    private static void reviewAndLeaveOut(Workbench bench) {
        Comparison comparison = bench.comparing().comparisonProperty().get().orElseThrow();
        bench.reviewing().mark(comparison.shown().stream().map(Difference::key).filter(key -> key.kind() == ObjectKind.TABLE).toList(),
                true);
        bench.comparing().choose(List.of(ObjectKey.table("shop", "shipment")), false);
    }

    private static void showDependencies(Shell shell) {
        if (shell.lookup("#difference-tabs") instanceof TabPane tabs) {
            tabs.getSelectionModel().selectLast();
        }
        press(shell, "#compare-pair");
    }

    private static void takeAllAndPlan(Workbench bench) {
        Comparison comparison = bench.comparing().comparisonProperty().get().orElseThrow();
        bench.comparing().choose(comparison.diff().differences().stream().map(Difference::key).toList(), true);
        bench.planning().replan();
    }

    private static void planAndCheck(Workbench bench) {
        bench.planning().replan(DemoAnswers.answers().options(Strategy.ONLINE, DemoAnswers.TITLE, DemoAnswers.AUTHOR));
        List.copyOf(bench.planning().openQuestionsProperty().get()).forEach(bench.planning()::dismiss);
        bench.planning().check();
    }
}
