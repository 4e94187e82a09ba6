package dev.rolloutshell.scenario;

import dev.rolloutshell.rollout.drive.Explanation;
import dev.rolloutshell.rollout.drive.KillPoint;
import dev.rolloutshell.rollout.drive.PlanReport;
import dev.rolloutshell.rollout.drive.Progress;
import dev.rolloutshell.rollout.drive.Rollouts;
import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.drive.Until;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Picture;
import dev.rolloutshell.rollout.model.RolloutStatus;
import dev.rolloutshell.rollout.model.StepRecord;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Rollouts whose every write somebody else is told of, too.
 *
 * @param rollouts the rollouts
 * @param witness told of each write that was answered
 */
record WitnessedRollouts(Rollouts rollouts, Consumer<StepRecord> witness) implements Rollouts {

  private record Both(Progress operator, Consumer<StepRecord> witness) implements Progress {

    @Override
    public void wrote(StepRecord step) {
      witness.accept(step);
      operator.wrote(step);
    }

    @Override
    public void waiting(String what, Duration since) {
      operator.waiting(what, since);
    }

    @Override
    public void remark(String text) {
      operator.remark(text);
    }

    @Override
    public void sees(Supplier<Picture> picture) {
      operator.sees(picture);
    }

    @Override
    public boolean wantsNumbers() {
      return operator.wantsNumbers();
    }
  }

  private Progress both(Progress progress) {
    return new Both(progress, witness);
  }

  @Override
  public List<String> underWay() {
    return rollouts.underWay();
  }

  @Override
  public PlanReport plan(Intent intent) {
    return rollouts.plan(intent);
  }

  @Override
  public RolloutStatus status(Intent intent) {
    return rollouts.status(intent);
  }

  @Override
  public Picture picture(Intent intent) {
    return rollouts.picture(intent);
  }

  @Override
  public RunReport watch(Intent intent, Progress progress) {
    return rollouts.watch(intent, progress);
  }

  @Override
  public Explanation explain(Intent intent) {
    return rollouts.explain(intent);
  }

  @Override
  public RunReport start(Intent.Forward intent, Progress progress) {
    return rollouts.start(intent, both(progress));
  }

  @Override
  public RunReport step(Intent intent, int count, Progress progress) {
    return rollouts.step(intent, count, both(progress));
  }

  @Override
  public RunReport run(Intent intent, @Nullable Until until, Progress progress) {
    return rollouts.run(intent, until, both(progress));
  }

  @Override
  public RunReport kill(Intent intent, KillPoint point, Progress progress) {
    return rollouts.kill(intent, point, both(progress));
  }

  @Override
  public void close() {
    rollouts.close();
  }
}
