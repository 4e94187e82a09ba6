package dev.rolloutshell.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.explore.EndStates;
import dev.rolloutshell.explore.Setup;
import dev.rolloutshell.explore.Stage;
import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.simulator.fault.ClientDeath;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** How a client ends that is not alone. */
class CompanyTest {

  private static final Setup STORY = new Setup(2, null, 0);

  private static void deleteAll(Stage world) {
    for (StoredObject one :
        world.cluster().store().list(ResourceTypes.REPLICATION_CONTROLLERS, "default")) {
      if (!one.name().equals("webby") && !one.name().equals("canary")) {
        ColleagueTest.call(
            world,
            "DELETE",
            "replicationcontrollers/" + one.name(),
            "{\"propagationPolicy\":\"Background\"}");
      }
    }
  }

  private static RunReport run(Stage world, int look, Runnable colleague) {
    return Objects.requireNonNull(world.run(STORY.forward(), ColleagueTest.at(look, colleague)));
  }

  @Test
  void whatSomebodyDeletesAfterOurFirstWriteIsTheirDoing() {
    Stage world = new Stage(STORY);

    RunReport end = run(world, 5, () -> deleteAll(world));

    assertThat(end.steps()).isNotEmpty();
    assertThat(end.code()).isEqualTo(ExitCode.CONFLICT);
    assertThat(end.message())
        .isEqualTo(
            "somebody else, or the API server itself, has changed the rollout of web:"
                + " replicationcontrollers/web not found in namespace default");
  }

  @Test
  void whatIsGoneBeforeOurFirstWriteIsRefusedAndNothingIsWritten() {
    Stage world = new Stage(STORY);

    RunReport end = run(world, 1, () -> deleteAll(world));

    assertThat(end.steps()).isEmpty();
    assertThat(end.code()).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void whoeverTurnsARolloutBackThatWeWroteToIsSomebodyElse() {
    Stage world = new Stage(STORY);

    RunReport end = run(world, 6, () -> world.step(STORY.abort(), 1));

    assertThat(end.code()).isEqualTo(ExitCode.CONFLICT);
    assertThat(end.message()).startsWith("somebody else aborted the rollout meanwhile: ");
    assertThat(world.cluster().store().list(ResourceTypes.REPLICATION_CONTROLLERS, "default"))
        .extracting(StoredObject::name)
        .containsExactly("canary", "web", "webby");
  }

  @Test
  void anAbortThatWasThereWhenWeCameIsFinishedAsSuch() {
    Stage world = new Stage(STORY);
    world.run(STORY.forward(), new Killer(8, ClientDeath.Moment.AFTER));
    world.step(STORY.abort(), 1);

    RunReport end = Objects.requireNonNull(world.run(STORY.resume(), new Killer()));

    assertThat(end.code()).isEqualTo(ExitCode.ABORTED);
  }

  @Test
  void whoFinishesAnAbortWithARunWritesStepsOfAnAbort() {
    int finished = 0;
    for (int call = 1; call < 60; call++) {
      Stage world = new Stage(STORY);
      world.step(STORY.forward(), 1);
      world.run(STORY.abort(), new Killer(call, ClientDeath.Moment.AFTER));
      RunReport end = Objects.requireNonNull(world.run(STORY.forward(), new Killer()));
      if (end.code() == ExitCode.ABORTED) {
        finished++;
        assertThat(end.steps()).isNotEmpty().allMatch(step -> step.direction().equals("abort"));
      }
    }
    assertThat(finished).isPositive();
  }

  @Test
  void aRolloutThatSomebodyFinishedWhileWeWaitedIsNotNothingToResume() {
    Stage world = new Stage(STORY);
    world.run(STORY.forward(), new Killer(6, ClientDeath.Moment.AFTER));
    int[] looks = {0};

    RunReport end =
        Objects.requireNonNull(
            world.run(
                STORY.resume(),
                ColleagueTest.at(
                    2,
                    () -> {
                      looks[0]++;
                      world.run(STORY.resume(), new Killer());
                    })));

    assertThat(looks[0]).isEqualTo(1);
    assertThat(end.code()).isEqualTo(ExitCode.CONFLICT);
    assertThat(EndStates.afterRollout(STORY, world.cluster().store())).isEmpty();
  }
}
