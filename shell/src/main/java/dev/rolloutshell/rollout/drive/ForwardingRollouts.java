package dev.rolloutshell.rollout.drive;

import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Picture;
import dev.rolloutshell.rollout.model.RolloutStatus;
import dev.rolloutshell.rollout.model.Snapshot;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rollouts that pass every call on; a subclass has its say in those that write. */
public abstract class ForwardingRollouts implements Rollouts {

  private final Rollouts rollouts;

  /** Passes every call on to these. */
  protected ForwardingRollouts(Rollouts rollouts) {
    this.rollouts = rollouts;
  }

  /**
   * Carries a command out that may write.
   *
   * @param command does it, telling whom it is given
   */
  protected abstract RunReport writes(
      Intent intent, Progress progress, Function<Progress, RunReport> command);

  @Override
  public RunReport start(Intent.Forward intent, Progress progress) {
    return writes(intent, progress, told -> rollouts.start(intent, told));
  }

  @Override
  public RunReport step(Intent intent, int count, Progress progress) {
    return writes(intent, progress, told -> rollouts.step(intent, count, told));
  }

  @Override
  public RunReport run(Intent intent, @Nullable Until until, Progress progress) {
    return writes(intent, progress, told -> rollouts.run(intent, until, told));
  }

  @Override
  public RunReport kill(Intent intent, KillPoint point, Progress progress) {
    return writes(intent, progress, told -> rollouts.kill(intent, point, told));
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
  public @Nullable Snapshot look(Intent intent) {
    return rollouts.look(intent);
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
  public void close() {
    rollouts.close();
  }
}
