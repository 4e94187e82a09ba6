package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.train.Catalogue;
import dev.rolloutshell.train.HostedStages;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every drill can be hosted: it begins now, as it does alone, and its solution solves it. */
class HostedStagesTest {

  @TestFactory
  Stream<DynamicTest> everyDrillCanBeHosted() {
    return Catalogue.standard().drills().stream()
        .map(
            drill ->
                DynamicTest.dynamicTest(
                    drill.name(),
                    () -> assertThat(HostedStages.faults(drill, ReplayShells::open)).isEmpty()));
  }
}
