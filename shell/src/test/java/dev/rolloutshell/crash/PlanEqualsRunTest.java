package dev.rolloutshell.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.explore.Setup;
import dev.rolloutshell.explore.Stage;
import dev.rolloutshell.rollout.drive.PlanReport;
import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.StepRecord;
import dev.rolloutshell.simulator.Checkpoint;
import dev.rolloutshell.simulator.fault.ClientDeath;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A plan is what a run then does, write for write, from every place where a client can have died.
 */
class PlanEqualsRunTest {

  static Stream<Setup> stories() {
    return IntStream.rangeClosed(0, 5)
        .boxed()
        .flatMap(n -> Stream.of(new Setup(n, null, 0), new Setup(n, "web2", 0)));
  }

  @ParameterizedTest
  @MethodSource("stories")
  void fromEveryPlaceOfARollout(Setup story) {
    Stage world = new Stage(story);
    Killer counter = new Killer();
    world.run(story.forward(), counter);
    int reversible = counter.writes().indexOf("DELETE replicationcontrollers/web");
    for (int at = 0; at < counter.writes().size(); at++) {
      world.reset();
      world.run(story.forward(), new Killer(at, ClientDeath.Moment.BEFORE));
      Checkpoint there = world.checkpoint();
      assertSame(world, there, story.forward());
      if (at > 0) {
        assertSame(world, there, story.resume());
      }
      if (at > 0 && at <= reversible) {
        assertSame(world, there, story.abort());
      }
    }
  }

  private static void assertSame(Stage world, Checkpoint there, Intent intent) {
    world.restore(there);
    Killer counter = new Killer();
    PlanReport plan = world.plan(intent, counter);
    assertThat(counter.writes()).as("a plan writes nothing").isEmpty();
    Set<String> pods = pods(world);
    world.restore(there);
    RunReport run = world.run(intent, new Killer());
    assertThat(run).isNotNull();
    assertThat(lines(run.steps(), pods)).as("%s", intent).isEqualTo(lines(plan.steps(), pods));
    assertThat(plan.floor()).isGreaterThanOrEqualTo(0);
  }

  private static Set<String> pods(Stage world) {
    return world.cluster().store().list(ResourceTypes.PODS, "default").stream()
        .map(StoredObject::name)
        .collect(Collectors.toSet());
  }

  /** Names of pods that are yet to be made are the server's choice. */
  private static List<String> lines(List<StepRecord> steps, Set<String> pods) {
    return steps.stream()
        .map(s -> s.rule() + " " + s.verb() + " " + object(s, pods) + " " + s.reason())
        .toList();
  }

  private static String object(StepRecord step, Set<String> pods) {
    String name = step.object().substring(step.object().indexOf('/') + 1);
    return step.object().startsWith("pods/") && !pods.contains(name) ? "pods/new" : step.object();
  }
}
