package dev.slipway;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.slipway.approve.Gate;
import org.junit.jupiter.api.Test;

/** Who may know whom. */
class ArchitectureTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.slipway");

    @Test
    void theClassesWereFound() {
        assertThat(CLASSES.contain("dev.slipway.Main")).isTrue();
        assertThat(CLASSES.contain("dev.slipway.approve.Gate$Open")).isTrue();
        assertThat(CLASSES.size()).isGreaterThan(300);
    }

    @Test
    void javaFxIsKnownToTheWindowAlone() {
        noClasses().that().resideOutsideOfPackage("dev.slipway.ui..")
                .should().dependOnClassesThat().resideInAnyPackage("javafx..", "org.fxmisc..", "org.controlsfx..", "atlantafx..")
                .because("the command line does everything without a window")
                .check(CLASSES);
    }

    @Test
    void onlyTourAndStartReachIntoTheWindow() {
        noClasses().that().resideOutsideOfPackage("dev.slipway.ui..")
                .and().doNotHaveFullyQualifiedName("dev.slipway.Main")
                .and().doNotHaveFullyQualifiedName("dev.slipway.cli.TourCommand")
                .should().dependOnClassesThat().resideInAPackage("dev.slipway.ui..")
                .because("commands start fast and on machines without a display")
                .check(CLASSES);
    }

    @Test
    void onlyAFewPackagesTalkToDatabases() {
        noClasses().that().resideOutsideOfPackages("dev.slipway.jdbc..", "dev.slipway.embedded..", "dev.slipway.demo..",
                        "dev.slipway.introspect..", "dev.slipway.rehearse..")
                .and().doNotHaveFullyQualifiedName("dev.slipway.Pipeline")
                .should().dependOnClassesThat().resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..")
                .because("production must not be written, and that is easier to see in few places")
                .check(CLASSES);
    }

    @Test
    void onePlaceAsksWhichServerItIs() {
        noClasses().that().resideInAnyPackage("dev.slipway.cli..", "dev.slipway.ui..", "dev.slipway.export..", "dev.slipway.approve..",
                        "dev.slipway.workspace..")
                .and().doNotHaveFullyQualifiedName("dev.slipway.ui.compare.Weight")
                .should().dependOnClassesThat().resideInAnyPackage("dev.slipway..postgres..", "dev.slipway..mysql..")
                .because("another server means packages of its own and a constant of ServerFamily")
                .check(CLASSES);
    }

    @Test
    void theModelKnowsNothingButThePlatform() {
        classes().that().resideInAPackage("dev.slipway.model..")
                .should().onlyDependOnClassesThat().resideInAnyPackage("dev.slipway.model..", "java.lang..", "java.util..",
                "java.nio.charset..",
                        "java.security..", "java.time..", "java.io..", "org.jspecify..")
                .because("a schema is a value")
                .check(CLASSES);
    }

    @Test
    void comparingAndPlanningArePure() {
        noClasses().that().resideInAnyPackage("dev.slipway.diff..", "dev.slipway.plan..")
                .should().dependOnClassesThat().resideInAnyPackage("java.nio.file..", "java.sql..", "dev.slipway.jdbc..",
                "dev.slipway.workspace..",
                        "tools.jackson..", "java.time..")
                .because("the same input gives the same plan")
                .check(CLASSES);
    }

    @Test
    void arrowsGoOneWay() {
        layeredArchitecture().consideringOnlyDependenciesInAnyPackage("dev.slipway..")
                .layer("cli").definedBy("dev.slipway.cli..")
                .layer("window").definedBy("dev.slipway.ui..")
                .layer("export").definedBy("dev.slipway.export..")
                .layer("approve").definedBy("dev.slipway.approve..")
                .layer("rehearse").definedBy("dev.slipway.rehearse..")
                .layer("plan").definedBy("dev.slipway.plan..")
                .layer("diff").definedBy("dev.slipway.diff..")
                .layer("start").definedBy(resideInAnyPackage("dev.slipway"))
                .whereLayer("start").mayOnlyBeAccessedByLayers("cli", "window")
                .whereLayer("cli").mayOnlyBeAccessedByLayers("start")
                .whereLayer("window").mayOnlyBeAccessedByLayers("start", "cli")
                .whereLayer("export").mayOnlyBeAccessedByLayers("cli", "window")
                .whereLayer("approve").mayOnlyBeAccessedByLayers("export", "cli", "window", "start")
                .ignoreDependency(resideInAnyPackage("dev.slipway.demo", "dev.slipway.workspace"), resideInAnyPackage("dev.slipway.plan"))
                // A plan is kept with what its comparison left out.
                .ignoreDependency(resideInAnyPackage("dev.slipway.workspace"), resideInAnyPackage("dev.slipway.diff"))
                .whereLayer("rehearse").mayOnlyBeAccessedByLayers("approve", "export", "cli", "window", "start")
                .whereLayer("plan").mayOnlyBeAccessedByLayers("rehearse", "approve", "export", "cli", "window", "start")
                .whereLayer("diff").mayOnlyBeAccessedByLayers("plan", "rehearse", "approve", "export", "cli", "window", "start")
                .check(CLASSES);
    }

    @Test
    void onlyTheGateOpensItself() {
        noClasses().that().resideOutsideOfPackage("dev.slipway.approve..")
                .should().callConstructorWhere(JavaCall.Predicates.target(
                        HasOwner.Predicates.With.owner(
                                JavaClass.Predicates.equivalentTo(Gate.Open.class))))
                .because("nothing leaves unproven")
                .check(CLASSES);
    }
}
