package dev.rolloutshell.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.explore.EndStates;
import dev.rolloutshell.explore.Setup;
import dev.rolloutshell.explore.Stage;
import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Mark;
import dev.rolloutshell.simulator.Checkpoint;
import dev.rolloutshell.simulator.fault.ClientDeath;
import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.StoredObject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Aborts of rollouts whose source was broken before, or breaks meanwhile. */
class BrokenBeforeTest {

  private static final Setup STORY = new Setup(3, null, 0);

  private final Stage world = new Stage(STORY);

  private StoredObject source() {
    return Objects.requireNonNull(
        world
            .cluster()
            .store()
            .get(new ObjectKey(ResourceTypes.REPLICATION_CONTROLLERS, "default", "web")));
  }

  private static Intent.Forward to(String image) {
    return new Intent.Forward(
        "web", null, new Intent.Image(image, null, null), Setup.LIMITS, Mark.LABEL_KEY);
  }

  /** All pods of the source, made anew, run this image, whatever they did before. */
  private void sourceRuns(String image) {
    String edit =
        "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"main\",\"image\":\""
            + image
            + "\"}]}}}}";
    assertThat(ColleagueTest.call(world, "PATCH", "replicationcontrollers/web", edit).status())
        .isEqualTo(200);
    for (String pod : pods("web-")) {
      ColleagueTest.call(world, "DELETE", "pods/" + pod, "");
    }
    world.cluster().settle(Duration.ofMinutes(5));
  }

  private List<String> pods(String prefix) {
    return world.cluster().store().list(ResourceTypes.PODS, "default").stream()
        .map(StoredObject::name)
        .filter(name -> name.startsWith(prefix))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"example/never-ready:v1", "example/crash:v1", "example/bad:v1"})
  void anAbortEndsAndAThirdImageCanBeRolledOut(String broken) {
    sourceRuns(broken);
    StoredObject original = source();
    RunReport run = Objects.requireNonNull(world.run(to("example/bad:v2"), new Killer()));
    assertThat(run.code()).as(run.message()).isEqualTo(ExitCode.DEADLINE);

    Checkpoint stuck = world.checkpoint();
    Killer counter = new Killer();
    RunReport abort = Objects.requireNonNull(world.run(STORY.abort(), counter));

    assertThat(abort.code()).as(abort.message()).isEqualTo(ExitCode.DEADLINE);
    assertThat(abort.message()).startsWith("web is as it was before, but not ready");
    assertThat(abort.steps().get(abort.steps().size() - 1).reason()).endsWith("0 of 3 ready");
    assertAsBefore(original);
    for (int at = 0; at < counter.writes().size(); at++) {
      world.restore(stuck);
      world.run(STORY.abort(), new Killer(at, ClientDeath.Moment.AFTER));
      world.run(STORY.abort(), new Killer());
      assertAsBefore(original);
    }
    RunReport third = Objects.requireNonNull(world.run(to(Setup.NEW), new Killer()));
    assertThat(third.code()).as(third.message()).isEqualTo(ExitCode.DONE);
    assertThat(EndStates.afterRollout(STORY, world.cluster().store())).isEmpty();
  }

  private void assertAsBefore(StoredObject original) {
    assertThat(source().spec()).isEqualTo(original.spec());
    assertThat(source().metadata().object("annotations"))
        .isEqualTo(original.metadata().object("annotations"));
    assertThat(world.cluster().store().list(ResourceTypes.REPLICATION_CONTROLLERS, "default"))
        .filteredOn(controller -> "web".equals(controller.labels().string("app")))
        .hasSize(1);
  }

  @Test
  void theTargetsReadyPodsAreKeptForASourceThatIsBroken() {
    sourceRuns("example/never-ready:v1");
    world.step(STORY.forward(), 8);
    world.cluster().settle(Duration.ofMinutes(5));

    RunReport abort = Objects.requireNonNull(world.run(STORY.abort(), new Killer()));

    assertThat(abort.code()).as(abort.message()).isEqualTo(ExitCode.DEADLINE);
    assertThat(abort.message()).contains("web: 0 of 3 ready");
    assertThat(source().metadata().object("annotations").containsKey(Mark.PARTNER)).isTrue();
  }

  @Test
  void podsOfTheTargetThatHaveOnlyJustBecomeReadyAreKeptToo() {
    Setup slow = new Setup(3, null, 0, 3, Setup.limits("1", "0", 90));
    sourceRuns("example/never-ready:v1");
    world.cluster().advance(Duration.ofMinutes(2));
    world.step(slow.forward(), 7);
    world.cluster().advance(Duration.ofSeconds(30));

    RunReport abort = Objects.requireNonNull(world.run(slow.abort(), new Killer()));

    assertThat(abort.code()).as(abort.message()).isEqualTo(ExitCode.DEADLINE);
    assertThat(abort.steps()).noneMatch(step -> step.reason().contains("-> 0"));
  }

  @Test
  void podsThatOnlyStartAreWaitedFor() {
    StoredObject original = source();
    world.run(to("example/bad:v2"), new Killer());
    for (String pod : pods("web-")) {
      ColleagueTest.call(world, "DELETE", "pods/" + pod, "");
    }

    RunReport abort = Objects.requireNonNull(world.run(STORY.abort(), new Killer()));

    assertThat(abort.code()).as(abort.message()).isEqualTo(ExitCode.DONE);
    assertThat(abort.steps().get(abort.steps().size() - 1).reason()).endsWith("as it was");
    assertThat(EndStates.afterAbort(STORY, world.cluster().store(), original)).isEmpty();
  }
}
