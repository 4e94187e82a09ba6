package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.train.Catalogue;
import dev.rolloutshell.train.Drill;
import dev.rolloutshell.train.Level;
import dev.rolloutshell.train.SelfCheck;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DrillsTest {

  @TestFactory
  Stream<DynamicTest> everyDrillCanBeTrained() {
    SelfCheck check = new SelfCheck(ReplayShells::open);
    return Catalogue.standard().drills().stream()
        .map(
            drill ->
                DynamicTest.dynamicTest(
                    drill.name(),
                    () -> assertThat(check.check(drill)).allMatch(SelfCheck.Finding::holds)));
  }

  @Test
  void thereAreEnoughOfThemInEveryLevel() {
    List<Drill> drills = Catalogue.standard().drills();

    assertThat(drills).hasSizeGreaterThanOrEqualTo(24);
    for (Level level : Level.values()) {
      assertThat(drills.stream().filter(drill -> drill.level() == level))
          .describedAs(level.word())
          .hasSizeGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void everyDrillNamesTheKubernetesIssueWhereItHappened() {
    assertThat(Catalogue.standard().drills())
        .allSatisfy(
            drill ->
                assertThat(drill.explanation().issue())
                    .matches("kubernetes/(kubernetes|website)#[1-9][0-9]*"));
  }

  @Test
  void theRightCauseIsNotAlwaysInTheSamePlace() {
    List<String> letters =
        Catalogue.standard().drills().stream().map(d -> d.diagnosis().right()).distinct().toList();

    assertThat(letters).hasSizeGreaterThanOrEqualTo(3);
  }
}
