package dev.rolloutshell;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final String ROOT = "dev.rolloutshell";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  private static DescribedPredicate<JavaClass> in(String... packages) {
    return JavaClass.Predicates.resideInAnyPackage(packages);
  }

  @Test
  void looksAtTheWholeProduct() {
    Set<String> packages = new TreeSet<>();
    CLASSES.forEach(c -> packages.add(c.getPackageName()));

    assertThat(CLASSES.size()).isGreaterThan(200);
    assertThat(packages)
        .contains(
            ROOT + ".rollout.model",
            ROOT + ".rollout.plan",
            ROOT + ".rollout.drive",
            ROOT + ".cluster",
            ROOT + ".explore",
            ROOT + ".train",
            ROOT + ".rival",
            ROOT + ".session",
            ROOT + ".scenario",
            ROOT + ".settings",
            ROOT + ".command",
            ROOT + ".view",
            ROOT + ".timeline",
            ROOT + ".journal",
            ROOT + ".simulator.store");
  }

  @Test
  void arrowsPointOneWay() {
    Architectures.layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
        .layer("simulator")
        .definedBy(ROOT + ".simulator..")
        .layer("model")
        .definedBy(ROOT + ".rollout.model")
        .layer("plan")
        .definedBy(ROOT + ".rollout.plan")
        .layer("cluster")
        .definedBy(ROOT + ".cluster")
        .layer("drive")
        .definedBy(ROOT + ".rollout.drive")
        .layer("explore")
        .definedBy(ROOT + ".explore")
        .layer("journal")
        .definedBy(ROOT + ".journal")
        .layer("train")
        .definedBy(ROOT + ".train")
        .layer("rival")
        .definedBy(ROOT + ".rival")
        .layer("session")
        .definedBy(ROOT + ".session")
        .layer("timeline")
        .definedBy(ROOT + ".timeline")
        .layer("scenario")
        .definedBy(ROOT + ".scenario")
        .layer("view")
        .definedBy(ROOT + ".view")
        .layer("settings")
        .definedBy(ROOT + ".settings")
        .layer("command")
        .definedBy(ROOT + ".command")
        .whereLayer("plan")
        .mayOnlyAccessLayers("model")
        .whereLayer("timeline")
        .mayNotAccessAnyLayer()
        .whereLayer("cluster")
        .mayOnlyAccessLayers("model", "simulator")
        .whereLayer("drive")
        .mayOnlyAccessLayers("plan", "model", "cluster")
        .whereLayer("journal")
        .mayOnlyAccessLayers("drive", "plan", "model", "cluster", "timeline")
        .whereLayer("session")
        .mayOnlyAccessLayers("journal", "drive", "model", "cluster", "simulator")
        .whereLayer("rival")
        .mayOnlyAccessLayers("drive", "model", "cluster", "simulator")
        .whereLayer("view")
        .mayOnlyAccessLayers(
            "session", "drive", "explore", "journal", "scenario", "train", "model", "timeline")
        .whereLayer("scenario")
        .mayOnlyAccessLayers("session", "drive", "model", "simulator")
        .whereLayer("settings")
        .mayOnlyAccessLayers("view", "scenario", "session", "model")
        .whereLayer("explore")
        .mayOnlyAccessLayers("drive", "plan", "model", "cluster", "simulator")
        .whereLayer("train")
        .mayOnlyAccessLayers(
            "scenario", "session", "journal", "drive", "model", "simulator", "timeline")
        .check(CLASSES);
  }

  @Test
  void thePlannerKnowsNothingButTheJdk() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + ".rollout.plan", ROOT + ".rollout.model")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.not(
                in("java..", "org.jspecify..", ROOT + ".rollout.plan", ROOT + ".rollout.model")))
        .check(CLASSES);
  }

  @Test
  void theSimulatorKnowsNothingOfRollouts() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".simulator..")
        .should()
        .dependOnClassesThat(
            in(ROOT + ".rollout..", ROOT + ".cluster", ROOT + ".session", ROOT + ".command"))
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    SlicesRuleDefinition.slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void nothingBelowTheEdgeReadsAClockOrRollsDice() {
    noClasses()
        .that()
        .resideInAnyPackage(
            ROOT + ".rollout.plan",
            ROOT + ".rollout.model",
            ROOT + ".rollout.drive",
            ROOT + ".journal",
            ROOT + ".timeline")
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(java.util.UUID.class, "randomUUID")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callConstructor(java.util.Random.class)
        .check(CLASSES);
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<String> unmarked = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      if (type.getPackageName().startsWith(ROOT)
          && !type.getPackage().isAnnotatedWith(NullMarked.class)) {
        unmarked.add(type.getPackageName());
      }
    }

    assertThat(unmarked).isEmpty();
  }
}
