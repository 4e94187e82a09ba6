package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.scenario.Replay;
import dev.rolloutshell.scenario.ReplayListener;
import dev.rolloutshell.scenario.ReplayReport;
import dev.rolloutshell.scenario.ScenarioReader;
import dev.rolloutshell.scenario.StepReport;
import dev.rolloutshell.simulator.fault.FaultKind;
import dev.rolloutshell.simulator.fault.FaultKinds;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every kind of fault has a scenario in which it strikes, and which ends well. */
class FaultScenariosTest {

  /** The tool asks for no bookmarks, so that there is nothing to strike: it only must not mind. */
  private static final String NEVER_MET = "bookmarks-off";

  private static ReplayReport replay(FaultKind kind) {
    Path file = Path.of("..", "scripts", "scenarios", "fault-" + kind.word() + ".yaml");
    return new Replay(ReplayShells::open).run(ScenarioReader.read(file), ReplayListener.NONE);
  }

  @TestFactory
  Stream<DynamicTest> everyKindStrikesInItsScenario() {
    return FaultKinds.all().stream()
        .filter(kind -> !kind.word().equals(NEVER_MET))
        .map(kind -> DynamicTest.dynamicTest(kind.word(), () -> strikes(kind)));
  }

  private static void strikes(FaultKind kind) {
    ReplayReport report = replay(kind);

    Pattern struck = Pattern.compile("\\d+ +\\w+ +\\d+ +[1-9]\\d* +" + kind.word() + ".*");
    List<String> listed =
        report.steps().stream()
            .filter(step -> step.line().equals("fault list"))
            .map(StepReport::output)
            .flatMap(List::stream)
            .toList();
    assertThat(listed).anyMatch(line -> struck.matcher(line).matches());
    assertThat(report.expectations()).filteredOn(verdict -> !verdict.held()).isEmpty();
    assertThat(report.held()).isTrue();
  }
}
