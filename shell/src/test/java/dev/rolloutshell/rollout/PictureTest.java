package dev.rolloutshell.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.rollout.drive.Progress;
import dev.rolloutshell.rollout.drive.Rollouts;
import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.model.Amount;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Limits;
import dev.rolloutshell.rollout.model.Picture;
import dev.rolloutshell.rollout.model.PodState.Condition;
import dev.rolloutshell.rollout.model.StepRecord;
import dev.rolloutshell.session.Connections;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pictures of a rollout, from the simulator's sample. */
class PictureTest {

  private final Session session = Connections.session(Target.Simulator.DEFAULT, false);
  private final Rollouts rollouts = session.rollouts(null);

  @AfterEach
  void close() {
    rollouts.close();
    session.close();
  }

  private static Intent.Forward to(String image) {
    Limits limits =
        new Limits(Amount.of(2), Amount.of(1), null, Duration.ZERO, Duration.ofMinutes(3));
    return new Intent.Forward(
        "web", null, new Intent.Image(image, null, null), limits, "kubernetes.io/deployment");
  }

  /** Keeps what it is told. */
  private static final class Album implements Progress {

    final List<Picture> pictures = new ArrayList<>();

    @Override
    public void wrote(StepRecord step) {}

    @Override
    public void waiting(String what, Duration since) {}

    @Override
    public void remark(String text) {}

    @Override
    public void sees(Supplier<Picture> picture) {
      pictures.add(picture.get());
    }
  }

  @Test
  void tellsTheLimitsInPodsBeforeAnythingIsWritten() {
    Picture picture = rollouts.picture(to("example/web:v2"));

    assertThat(picture.floor()).isEqualTo(2);
    assertThat(picture.ceiling()).isEqualTo(5);
    assertThat(picture.sourcePods()).hasSize(3).allMatch(p -> p.condition() == Condition.AVAILABLE);
  }

  @Test
  void showsEveryDecisionOfARunWithinTheLimits() {
    Album album = new Album();

    rollouts.run(to("example/web:v2"), null, album);

    assertThat(album.pictures).hasSizeGreaterThan(18).allMatch(p -> p.ceiling() == 5);
    assertThat(album.pictures)
        .anyMatch(p -> p.targetPods().stream().anyMatch(d -> d.condition() == Condition.STARTING))
        .anyMatch(p -> p.status().phase().equals("renaming") && p.status().source() == null);
  }

  @Test
  void countsDownToTheDeadlineAndNamesTheBadImage() {
    Album album = new Album();

    RunReport report = rollouts.run(to("example/bad:v2"), null, album);

    assertThat(report.code()).isEqualTo(ExitCode.DEADLINE);
    Picture last = album.pictures.get(album.pictures.size() - 1);
    assertThat(last.waitingSince()).isNotNull();
    assertThat(last.deadline()).isNotNull();
    assertThat(last.targetPods())
        .anyMatch(p -> p.condition() == Condition.FAILING && p.reason().contains("example/bad:v2"));
  }

  @Test
  void watchesUntilNobodyHasDrivenItForTheDeadline() {
    rollouts.step(to("example/web:v2"), 4, Progress.NONE);
    Album album = new Album();

    RunReport report = rollouts.watch(new Intent.Resume("web", null), album);

    assertThat(report.code()).isEqualTo(ExitCode.DEADLINE);
    assertThat(report.message()).contains("nothing has changed for 3m");
    assertThat(report.steps()).isEmpty();
    assertThat(album.pictures).isNotEmpty();
  }

  @Test
  void watchesARolloutToItsEnd() {
    rollouts.run(to("example/web:v2"), null, Progress.NONE);

    RunReport report = rollouts.watch(new Intent.Resume("web", null), Progress.NONE);

    assertThat(report.code()).isEqualTo(ExitCode.DONE);
    assertThat(report.message()).startsWith("web is watched to the end");
  }
}
