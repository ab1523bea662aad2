package dev.slipway.ui;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;

class UiRulesTest {
    private static final JavaClasses UI =
            new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.slipway.ui");

    @Test
    void theClassesWereFound() {
        assertThat(UI.contain("dev.slipway.ui.app.Shell")).isTrue();
        assertThat(UI.size()).isGreaterThan(50);
    }

    @Test
    void onlyTheCoalescerHandsWorkToTheFxThread() {
        noClasses().that().doNotHaveFullyQualifiedName("dev.slipway.ui.kit.FxCoalescer")
                .should().callMethod(Platform.class, "runLater", Runnable.class)
                .because("one call an event floods the FX thread; the coalescer keeps one delivery pending")
                .check(UI);
    }

    @Test
    void theKitKnowsNothingOfTheProductButItsProblems() {
        noClasses().that().resideInAPackage("dev.slipway.ui.kit..")
                .should().dependOnClassesThat().resideInAnyPackage("dev.slipway.ui.app..", "dev.slipway.jdbc..", "dev.slipway.dialect..",
                        "dev.slipway.introspect..", "dev.slipway.diff..", "dev.slipway.plan..", "dev.slipway.rehearse..",
                        "dev.slipway.workspace..", "dev.slipway.approve..", "dev.slipway.export..")
                .because("every stage uses the kit, so it takes plain values")
                .check(UI);
    }

    @Test
    void theWindowNeverTalksToADatabaseItself() {
        noClasses().should().dependOnClassesThat().resideInAPackage("java.sql..")
                .because("no database call may run on the FX thread")
                .check(UI);
    }

    @Test
    void onlyAppIconKnowsTheIconFont() {
        noClasses().that().doNotHaveFullyQualifiedName("dev.slipway.ui.kit.AppIcon")
                .should().dependOnClassesThat().resideInAPackage("org.kordamp.ikonli.feather..")
                .because("an icon is chosen by what it means")
                .check(UI);
    }

    @Test
    void viewModelsShowNothing() {
        noClasses().that().haveSimpleNameEndingWith("Model")
                .should().dependOnClassesThat().resideInAPackage("javafx.scene..")
                .because("a view model can be tested without a window")
                .check(UI);
    }
}
