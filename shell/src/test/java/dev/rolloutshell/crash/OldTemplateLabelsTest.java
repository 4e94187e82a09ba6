package dev.rolloutshell.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.explore.EndStates;
import dev.rolloutshell.explore.Setup;
import dev.rolloutshell.explore.Stage;
import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.simulator.Checkpoint;
import dev.rolloutshell.simulator.fault.ClientDeath;
import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.StoredObject;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A template that got another label after its pods were made, by hand or by a webhook. */
class OldTemplateLabelsTest {

  private static final String EDIT =
      "{\"spec\":{\"template\":{\"metadata\":{\"labels\":{\"tier\":\"front\"}}}}}";

  @ParameterizedTest
  @CsvSource({"3, 0", "2, 4"})
  void aRolloutAndItsAbortGoThroughAfterAKillAtAnyWrite(int replicas, int lag) {
    Setup story = new Setup(replicas, null, lag);
    Stage world = edited(story);
    Checkpoint start = world.checkpoint();
    StoredObject original = source(world);
    Killer counter = new Killer();
    assertRolledOut(world, story, world.run(story.forward(), counter));

    for (int at = 0; at < counter.writes().size() - 1; at++) {
      world.restore(start);
      world.run(story.forward(), new Killer(at, ClientDeath.Moment.AFTER));
      Intent on = at == 0 ? story.forward() : story.resume();
      assertRolledOut(world, story, world.run(on, new Killer()));
    }
    for (int at = 0; at < counter.writes().indexOf("DELETE replicationcontrollers/web"); at++) {
      world.restore(start);
      world.run(story.forward(), new Killer(at, ClientDeath.Moment.AFTER));
      RunReport abort = Objects.requireNonNull(world.run(story.abort(), new Killer()));
      assertThat(abort.code()).as(abort.message()).isEqualTo(ExitCode.DONE);
      assertThat(world.invariants().broken()).as("aborted after %d", at).isEmpty();
      assertThat(EndStates.afterAbort(story, world.cluster().store(), original)).isEmpty();
    }
  }

  /** Only some of the pods are older than the label. */
  @ParameterizedTest
  @CsvSource({"0", "4"})
  void podsFromBeforeAndAfterTheEditGoTogether(int lag) {
    Setup story = new Setup(3, null, lag);
    Stage world = edited(story);
    String pod =
        world.cluster().store().list(ResourceTypes.PODS, "default").stream()
            .map(StoredObject::name)
            .filter(name -> name.startsWith("web-"))
            .findFirst()
            .orElseThrow();
    ColleagueTest.call(world, "DELETE", "pods/" + pod, "");
    world.cluster().settle(Duration.ofMinutes(2));
    world.restore(world.checkpoint());

    assertRolledOut(world, story, world.run(story.forward(), new Killer()));
  }

  private static Stage edited(Setup story) {
    Stage world = new Stage(story);
    ColleagueTest.call(world, "PATCH", "replicationcontrollers/web", EDIT);
    world.cluster().settle(Duration.ofMinutes(2));
    return world;
  }

  private static StoredObject source(Stage world) {
    return Objects.requireNonNull(
        world
            .cluster()
            .store()
            .get(new ObjectKey(ResourceTypes.REPLICATION_CONTROLLERS, "default", Setup.NAME)));
  }

  private static void assertRolledOut(Stage world, Setup story, @Nullable RunReport report) {
    RunReport done = Objects.requireNonNull(report);
    assertThat(done.code()).as(done.message()).isEqualTo(ExitCode.DONE);
    assertThat(world.invariants().broken()).isEmpty();
    assertThat(EndStates.afterRollout(story, world.cluster().store())).isEmpty();
  }
}
