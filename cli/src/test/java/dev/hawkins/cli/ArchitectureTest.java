package dev.hawkins.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows between the modules go one way: engine, core, datasets, evidence, cli. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.hawkins");

    private static final String[] CORE = {
        "dev.hawkins",
        "dev.hawkins.table..",
        "dev.hawkins.prepare..",
        "dev.hawkins.detect..",
        "dev.hawkins.calibrate..",
        "dev.hawkins.explain..",
        "dev.hawkins.evaluate..",
        "dev.hawkins.pipeline..",
        "dev.hawkins.store..",
        "dev.hawkins.generate.."
    };

    @Test
    void importsEveryModule() {
        for (String name : new String[] {"engine.Matrix", "Hawkins", "datasets.DataSets", "arena.Arena", "cli.Main"}) {
            assertThat(CLASSES.contain("dev.hawkins." + name)).as(name).isTrue();
        }
    }

    @Test
    void arrowsGoOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("engine")
                .definedBy("dev.hawkins.engine..")
                .layer("core")
                .definedBy(CORE)
                .layer("datasets")
                .definedBy("dev.hawkins.datasets..")
                .layer("evidence")
                .definedBy("dev.hawkins.arena..", "dev.hawkins.reproduce..")
                .layer("cli")
                .definedBy("dev.hawkins.cli..")
                .whereLayer("engine")
                .mayNotAccessAnyLayer()
                .whereLayer("core")
                .mayOnlyAccessLayers("engine")
                .whereLayer("datasets")
                .mayOnlyAccessLayers("core", "engine")
                .whereLayer("evidence")
                .mayOnlyAccessLayers("core", "engine", "datasets")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .check(CLASSES);
    }

    /** What people embed must not bring a command-line parser. */
    @Test
    void librariesOfTheCommandLineStayThere() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.hawkins.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..", "me.tongfei..")
                .check(CLASSES);
    }

    @Test
    void onlyMainEndsTheProcess() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.hawkins.cli.Main")
                .should()
                .callMethod(System.class, "exit", int.class)
                .check(CLASSES);
    }
}
