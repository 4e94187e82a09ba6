package dev.rolloutshell.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.explore.EndStates;
import dev.rolloutshell.explore.Setup;
import dev.rolloutshell.explore.Stage;
import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.KubectlMark;
import dev.rolloutshell.simulator.Checkpoint;
import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.StoredObject;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** kubectl's own rollback is killed after each of its writes, and what is left without any. */
class KubectlRollbackTest {

  /** One pod of the source and two of the target. */
  private static final int IN_THE_MIDDLE = 11;

  private static final int TARGET_STRIPPED = 7;
  private static final int BOTH_DELETED = 16;

  private static final Setup SETUP = new Setup(3, null, 0);

  private static final Intent.Forward FORWARD =
      new Intent.Forward(
          Setup.NAME, null, SETUP.forward().change(), Setup.LIMITS, KubectlMark.LABEL_KEY);

  private final Stage world = new Stage(SETUP);
  private final StoredObject original =
      Objects.requireNonNull(
          world
              .cluster()
              .store()
              .get(new ObjectKey(ResourceTypes.REPLICATION_CONTROLLERS, "default", Setup.NAME)));

  private Checkpoint rollingBack(int writes) {
    kubectl(IN_THE_MIDDLE, false);
    kubectl(writes, true);
    return world.checkpoint();
  }

  private void kubectl(int writes, boolean back) {
    try (KubectlClient kubectl = new KubectlClient(world.cluster(), writes)) {
      if (back) {
        kubectl.rollback(Setup.NAME, Setup.NAME + "-" + KubectlClient.HASH);
      } else {
        kubectl.rollingUpdate(Setup.NAME, null, Setup.NEW);
      }
      assertThat(kubectl.written()).isEqualTo(writes);
    }
  }

  private RunReport run(Checkpoint from, Intent intent) {
    world.restore(from);
    return Objects.requireNonNull(world.run(intent, new Killer()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void finishesOrTurnsRoundARollbackWhereverItStopped(int writes) {
    Checkpoint left = rollingBack(writes);

    RunReport resumed = run(left, SETUP.resume());
    if (writes == TARGET_STRIPPED) {
      assertThat(resumed.code()).isEqualTo(ExitCode.HUMAN);
      assertThat(resumed.hint()).contains("rollout abort web", "rolling-update web --image=");
    } else {
      assertRestored(resumed);
    }
    assertRestored(run(left, SETUP.abort()));
    RunReport forward = run(left, FORWARD);
    assertThat(forward.code()).as(forward.message()).isEqualTo(ExitCode.DONE);
    assertThat(world.invariants().broken()).isEmpty();
    assertThat(EndStates.afterRollout(SETUP, world.cluster().store())).isEmpty();
  }

  @Test
  void aRollbackThatEndedLeavesNothingToDo() {
    Checkpoint left = rollingBack(8);

    assertThat(run(left, SETUP.resume()).message()).startsWith("nothing to resume");
    assertThat(run(left, SETUP.abort()).message()).startsWith("nothing to abort");
    assertThat(run(left, FORWARD).code()).isEqualTo(ExitCode.DONE);
    assertThat(EndStates.afterRollout(SETUP, world.cluster().store())).isEmpty();
  }

  @Test
  void podsWithoutAnyControllerAreRefusedWithWhatToDo() {
    kubectl(BOTH_DELETED, false);
    world.cluster().settle(Duration.ofMinutes(1));
    Checkpoint left = world.checkpoint();

    for (Intent intent : new Intent[] {FORWARD, SETUP.resume(), SETUP.abort()}) {
      RunReport report = run(left, intent);
      assertThat(report.code()).isEqualTo(ExitCode.REFUSED);
      assertThat(report.message()).contains("web not found", "left 3 pods without a controller");
      assertThat(report.hint())
          .contains("'apply -f FILE'", "3 replicas", Setup.NEW, "app=web,deployment=");
    }
  }

  private void assertRestored(@Nullable RunReport report) {
    assertThat(report).isNotNull();
    assertThat(report.code()).as(report.message()).isIn(ExitCode.DONE, ExitCode.ABORTED);
    assertThat(world.invariants().broken()).isEmpty();
    assertThat(EndStates.afterAbort(SETUP, world.cluster().store(), original)).isEmpty();
  }
}
