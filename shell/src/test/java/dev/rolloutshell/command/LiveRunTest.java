package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rolloutshell.cluster.ClusterFailure;
import dev.rolloutshell.rollout.drive.ForwardingRollouts;
import dev.rolloutshell.rollout.drive.Progress;
import dev.rolloutshell.rollout.drive.Rollouts;
import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Limits;
import dev.rolloutshell.rollout.model.Picture;
import dev.rolloutshell.session.Connections;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.Target;
import dev.rolloutshell.view.LiveScene.Keys;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveRunTest {

  private static final Intent.Forward FORWARD =
      new Intent.Forward(
          "web",
          null,
          new Intent.Image("example/web:v2", null, null),
          Limits.DEFAULT,
          IntentReader.LABEL_KEY);

  private final Session session = Connections.session(Target.Simulator.DEFAULT, false);
  private final Rollouts rollouts = session.rollouts(null);
  private final LiveProgress progress = new LiveProgress(session::now);

  @AfterEach
  void close() {
    rollouts.close();
    session.close();
  }

  private LiveRun paused(Intent intent) {
    return new LiveRun(rollouts, intent, null, Keys.PAUSED, progress);
  }

  private static CompletableFuture<RunReport> begin(LiveRun run) {
    return CompletableFuture.supplyAsync(run::call);
  }

  private static RunReport end(CompletableFuture<RunReport> report) {
    return report.orTimeout(30, TimeUnit.SECONDS).join();
  }

  private void awaitWrites(LiveRun run, int writes) {
    await()
        .untilAsserted(
            () -> {
              assertThat(progress.writes()).hasSize(writes);
              assertThat(run.mode()).isEqualTo(Keys.PAUSED);
            });
  }

  @Test
  void makesOneWriteAtATimeAndThenTheRest() {
    LiveRun run = paused(FORWARD);
    CompletableFuture<RunReport> report = begin(run);
    run.step();
    awaitWrites(run, 1);
    run.step();
    awaitWrites(run, 2);

    run.pauseOrGoOn();

    assertThat(end(report).code()).isEqualTo(ExitCode.DONE);
    assertThat(end(report).message()).isEqualTo("web is rolled out");
    assertThat(end(report).steps()).hasSize(18).extracting(s -> s.number()).isSorted();
  }

  @Test
  void goesBackInSingleSteps() {
    rollouts.step(FORWARD, 9, Progress.NONE);
    LiveRun run = paused(new Intent.Abort("web", null));
    CompletableFuture<RunReport> report = begin(run);
    run.step();
    awaitWrites(run, 1);

    run.pauseOrGoOn();

    assertThat(end(report).message()).isEqualTo("web is restored");
  }

  /** Looks at a cluster that does not answer. */
  private static final class Unanswered extends ForwardingRollouts {
    private final CountDownLatch asked = new CountDownLatch(1);

    Unanswered(Rollouts rollouts) {
      super(rollouts);
    }

    @Override
    protected RunReport writes(
        Intent intent, Progress progress, Function<Progress, RunReport> command) {
      return command.apply(progress);
    }

    @Override
    public Picture picture(Intent intent) {
      asked.countDown();
      try {
        new CountDownLatch(1).await();
        throw new IllegalStateException("nobody counts down");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ClusterFailure(ExitCode.INTERRUPTED, false, "interrupted");
      }
    }
  }

  @Test
  void aKeyDuringALookThatLastsIsObeyed() throws InterruptedException {
    Unanswered unanswered = new Unanswered(rollouts);
    LiveRun run = new LiveRun(unanswered, FORWARD, null, Keys.PAUSED, progress);
    CompletableFuture<RunReport> report = begin(run);
    unanswered.asked.await();

    run.step();
    awaitWrites(run, 1);
    run.stop(ExitCode.DONE);

    assertThat(end(report).code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void writesNothingWhilePaused() {
    LiveRun run = paused(FORWARD);
    CompletableFuture<RunReport> report = begin(run);
    await().untilAsserted(() -> assertThat(progress.scene(run.mode()).picture()).isNotNull());

    run.stop(ExitCode.DONE);

    assertThat(end(report).steps()).isEmpty();
    assertThat(rollouts.underWay()).isEmpty();
  }

  @Test
  void saysThatItWasInterrupted() {
    rollouts.step(FORWARD, 3, Progress.NONE);
    LiveRun run = paused(new Intent.Resume("web", null));
    CompletableFuture<RunReport> report = begin(run);

    run.stop(ExitCode.INTERRUPTED);

    assertThat(end(report).code()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(end(report).hint()).contains("rollout resume web");
  }

  @Test
  void endsWhenSomebodyElseBringsItToItsEnd() {
    rollouts.step(FORWARD, 3, Progress.NONE);
    LiveRun run = paused(new Intent.Resume("web", null));
    CompletableFuture<RunReport> report = begin(run);

    try (Rollouts others = session.rollouts(null)) {
      others.run(new Intent.Resume("web", null), null, Progress.NONE);
    }

    assertThat(end(report).message()).isEqualTo("the rollout of web is over");
  }

  @Test
  void endsWithAFailureOfItsDriver() {
    LiveRun run =
        new LiveRun(rollouts, new Intent.Resume("no-such", null), null, Keys.RUNNING, progress);

    assertThat(end(begin(run)).code()).isEqualTo(ExitCode.REFUSED);
  }
}
