package dev.hawkins;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** The arrows of the journey go one way: table, prepare, detect, then calibrate, explain, evaluate, then pipeline, store. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.hawkins");

    @Test
    void importsWhatItJudges() {
        Assertions.assertThat(CLASSES.size()).isGreaterThan(150);
        Assertions.assertThat(CLASSES.contain("dev.hawkins.store.ModelFile")).isTrue();
        Assertions.assertThat(CLASSES.contain("dev.hawkins.engine.Matrix")).isTrue();
    }

    @Test
    void arrowsGoOneWay() {
        // InputLayout is the contract between prepare and detect; both may know it, and it knows nothing of either.
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("engine")
                .definedBy("dev.hawkins.engine..")
                .layer("table")
                .definedBy("dev.hawkins.table..")
                .layer("prepare")
                .definedBy("dev.hawkins.prepare..")
                .layer("detect")
                .definedBy("dev.hawkins.detect..")
                .layer("calibrate")
                .definedBy("dev.hawkins.calibrate..")
                .layer("explain")
                .definedBy("dev.hawkins.explain..")
                .layer("evaluate")
                .definedBy("dev.hawkins.evaluate..")
                .layer("pipeline")
                .definedBy("dev.hawkins.pipeline..")
                .layer("store")
                .definedBy("dev.hawkins.store..")
                .layer("generate")
                .definedBy("dev.hawkins.generate..")
                .layer("facade")
                .definedBy("dev.hawkins")
                .whereLayer("engine")
                .mayNotAccessAnyLayer()
                .whereLayer("table")
                .mayNotAccessAnyLayer()
                .whereLayer("prepare")
                .mayOnlyAccessLayers("table", "engine")
                .whereLayer("detect")
                .mayOnlyAccessLayers("prepare", "table", "engine")
                .whereLayer("calibrate")
                .mayOnlyAccessLayers("detect", "prepare", "table", "engine")
                .whereLayer("explain")
                .mayOnlyAccessLayers("detect", "prepare", "table", "engine")
                .whereLayer("evaluate")
                .mayOnlyAccessLayers("calibrate", "explain", "detect", "prepare", "table", "engine")
                .whereLayer("pipeline")
                .mayOnlyAccessLayers("calibrate", "explain", "evaluate", "detect", "prepare", "table", "engine")
                .whereLayer("store")
                .mayOnlyAccessLayers(
                        "pipeline", "calibrate", "explain", "evaluate", "detect", "prepare", "table", "engine")
                .whereLayer("generate")
                .mayOnlyAccessLayers("pipeline", "calibrate", "evaluate", "detect", "prepare", "table", "engine")
                .whereLayer("facade")
                .mayNotBeAccessedByAnyLayer()
                .check(CLASSES);
    }

    @Test
    void modelsNeedNoJavaSerialisation() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectOutputStream")
                .check(CLASSES);
    }

    @Test
    void randomNumbersComeFromNamedStreams() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
                .orShould()
                .callMethod(Math.class, "random")
                .because("every random choice derives from one seed, see RandomStream")
                .check(CLASSES);
    }

    @Test
    void digitsAreTheSameOnEveryJdk() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.hawkins.engine..", "dev.hawkins.detect..")
                .should()
                .callMethod(Double.class, "toString", double.class)
                .orShould()
                .callMethod(Float.class, "toString", float.class)
                .orShould()
                .callMethod(String.class, "valueOf", double.class)
                .orShould()
                .callMethod(String.class, "valueOf", float.class)
                .orShould()
                .callMethod(java.math.BigDecimal.class, "valueOf", double.class)
                .orShould()
                .callMethod(StringBuilder.class, "append", double.class)
                .because("their digits differ between JDK 17 and 19; Digits gives the same everywhere")
                .check(CLASSES);
    }

    @Test
    void libraryDoesNotPrint() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }
}
