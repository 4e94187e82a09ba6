package dev.rolloutshell.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTest {
  private static final String ROOT = "dev.rolloutshell.simulator";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void everyClassWasLookedAt() {
    assertThat(CLASSES).hasSizeGreaterThan(150);
    assertThat(CLASSES)
        .extracting(JavaClass::getPackageName)
        .contains(
            ROOT,
            ROOT + ".api",
            ROOT + ".clock",
            ROOT + ".controller",
            ROOT + ".fault",
            ROOT + ".json",
            ROOT + ".kind",
            ROOT + ".model",
            ROOT + ".pod",
            ROOT + ".record",
            ROOT + ".schema",
            ROOT + ".server",
            ROOT + ".store",
            ROOT + ".transport");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          model      | | ''
          clock      | | ''
          store      | model | ''
          record     | model store clock | ''
          controller | model store clock record | ''
          pod        | model store clock record | ''
          json       | model store | tools.jackson..
          schema     | model store json | ''
          kind       | model store json | ''
          api        | model store json schema kind | tools.jackson..
          fault      | model store clock record json api controller pod | ''
          transport  | api | io.fabric8.kubernetes..
          server     | model json api transport | io.fabric8.. io.vertx.. io.netty.handler.codec.. org.bouncycastle..
          """)
  void packageKnowsOnlyWhatItMay(String name, String packages, String libraries) {
    List<String> allowed =
        new ArrayList<>(List.of("java..", "org.jspecify..", ROOT + "." + name + ".."));
    for (String other : words(packages)) {
      allowed.add(ROOT + "." + other);
    }
    allowed.addAll(words(libraries));

    classes()
        .that()
        .resideInAPackage(ROOT + "." + name + "..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed.toArray(new String[0]))
        .check(CLASSES);
  }

  private static List<String> words(@org.jspecify.annotations.Nullable String text) {
    return text == null || text.isBlank() ? List.of() : List.of(text.trim().split(" +"));
  }

  @Test
  void nothingButTheEdgeReadsAClockOrMakesUpChance() {
    List<String> found = new ArrayList<>();
    for (JavaClass type : CLASSES) {
      type.getMethodCallsFromSelf().stream()
          .map(call -> call.getTargetOwner().getName() + "." + call.getName())
          .filter(
              call ->
                  List.of(
                          "java.time.Instant.now",
                          "java.lang.System.currentTimeMillis",
                          "java.lang.System.nanoTime",
                          "java.util.UUID.randomUUID",
                          "java.lang.Math.random",
                          "java.lang.Thread.sleep")
                      .contains(call))
          .forEach(call -> found.add(type.getSimpleName() + " " + call));
      type.getConstructorCallsFromSelf().stream()
          .map(call -> call.getTargetOwner().getName())
          .filter(
              owner ->
                  owner.equals("java.util.Random") || owner.equals("java.security.SecureRandom"))
          .forEach(owner -> found.add(type.getSimpleName() + " new " + owner));
    }
    assertThat(found).isEmpty();
  }
}
