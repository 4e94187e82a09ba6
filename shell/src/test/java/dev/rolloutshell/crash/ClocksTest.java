package dev.rolloutshell.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.cluster.VirtualWaiting;
import dev.rolloutshell.cluster.Waiting;
import dev.rolloutshell.explore.Setup;
import dev.rolloutshell.explore.Stage;
import dev.rolloutshell.rollout.drive.ClusterRollouts;
import dev.rolloutshell.rollout.drive.Progress;
import dev.rolloutshell.rollout.drive.Rollouts;
import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.model.ExitCode;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** This machine's clock and the cluster's differ. */
class ClocksTest {

  /** Time as the cluster has it, told by a clock that is behind. */
  private record Behind(Waiting cluster, Duration by) implements Waiting {
    @Override
    public Instant now() {
      return cluster.now().minus(by);
    }

    @Override
    public boolean await(BooleanSupplier condition, Duration atMost) throws InterruptedException {
      return cluster.await(condition, atMost);
    }

    @Override
    public void wake() {
      cluster.wake();
    }
  }

  private static RunReport run(Setup story, Duration behind) {
    Stage world = new Stage(story);
    Waiting waiting = new Behind(new VirtualWaiting(world.cluster()), behind);
    try (KubernetesClient client = world.cluster().client("default");
        Rollouts rollouts = new ClusterRollouts(client, "default", waiting)) {
      return rollouts.run(story.forward(), null, Progress.NONE);
    }
  }

  @Test
  void aClockThatIsFarBehindIsNamedInTheWait() {
    Setup story = new Setup(2, null, 0, 2, Setup.limits("1", "0", 3));

    RunReport run = run(story, Duration.ofMinutes(5));

    assertThat(run.code()).isEqualTo(ExitCode.DEADLINE);
    assertThat(run.message())
        .contains("0 of 2 ready for 3s (the cluster's clock is at least ")
        .contains("s ahead of this machine's)");
  }

  @Test
  void aClockThatIsALittleBehindOnlyTakesLonger() {
    Setup story = new Setup(2, null, 0, 2, Setup.limits("1", "0", 3));

    assertThat(run(story, Duration.ofSeconds(30)).code()).isEqualTo(ExitCode.DONE);
  }
}
