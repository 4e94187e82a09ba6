package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.explore.Budget;
import dev.rolloutshell.explore.Direction;
import dev.rolloutshell.explore.Exploration;
import dev.rolloutshell.explore.ExplorationReport;
import dev.rolloutshell.explore.Mishap;
import dev.rolloutshell.explore.Scope;
import dev.rolloutshell.explore.Setup;
import dev.rolloutshell.explore.Shard;
import dev.rolloutshell.explore.Tool;
import dev.rolloutshell.rollout.drive.ClusterRollouts;
import dev.rolloutshell.rollout.plan.Planner;
import dev.rolloutshell.scenario.Replay;
import dev.rolloutshell.scenario.ReplayListener;
import dev.rolloutshell.scenario.Scenario;
import dev.rolloutshell.scenario.ScenarioReader;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViolationFilesTest {

  private static final Tool WITHOUT_LABELS =
      Tool.with(
          new Planner(
              Planner.RULES.stream().filter(rule -> !rule.name().equals("LabelPods")).toList()));

  @TempDir private Path dir;

  private static ExplorationReport explore(Tool tool) {
    Scope scope =
        new Scope(
            List.of(new Setup(1, null, 0)),
            List.of(Direction.FORWARD),
            List.of(Mishap.CRASH_AFTER),
            1,
            1,
            Shard.WHOLE);
    return new Exploration(tool, scope, Budget.untilFirstViolation(), System::nanoTime)
        .run(2, Exploration.Listener.NONE);
  }

  private static boolean holds(Scenario scenario, Session.RolloutsFactory rollouts) {
    return new Replay(
            session ->
                ReplayShells.open(
                    new Session(
                        target -> session.connection(), rollouts, Target.Simulator.DEFAULT)))
        .run(scenario, ReplayListener.NONE)
        .held();
  }

  @Test
  void theFileShowsWhatWasFoundAndHoldsWithoutTheBug() throws IOException {
    List<Path> files = ViolationFiles.write(explore(WITHOUT_LABELS), dir);

    assertThat(files).isNotEmpty().first().isEqualTo(dir.resolve("violation-1.yaml"));
    assertThat(new ScenarioLint(ReplayShells::open).check(files.get(0))).isEmpty();
    Scenario scenario = ScenarioReader.read(files.get(0));
    assertThat(holds(scenario, WITHOUT_LABELS::start)).isFalse();
    assertThat(holds(scenario, ClusterRollouts::new)).isTrue();
  }
}
