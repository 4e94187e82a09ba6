package dev.rolloutshell.journal;

import dev.rolloutshell.cluster.ClusterFailure;
import dev.rolloutshell.rollout.drive.Explanation;
import dev.rolloutshell.rollout.drive.KillPoint;
import dev.rolloutshell.rollout.drive.PlanReport;
import dev.rolloutshell.rollout.drive.Progress;
import dev.rolloutshell.rollout.drive.Rollouts;
import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.drive.Until;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Picture;
import dev.rolloutshell.rollout.model.RolloutStatus;
import dev.rolloutshell.rollout.model.Snapshot;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rollouts whose writes are written down. */
public final class RecordedRollouts implements Rollouts {

  private final Rollouts rollouts;
  private final ClusterDiary diary;
  private final String namespace;
  private final Function<Intent, Milestones> milestones;

  /**
   * Rollouts that are written down.
   *
   * @param diary where that is done
   * @param namespace the namespace of the rollouts
   * @param milestones who else is told, for each command on a rollout
   */
  public RecordedRollouts(
      Rollouts rollouts,
      ClusterDiary diary,
      String namespace,
      Function<Intent, Milestones> milestones) {
    this.rollouts = rollouts;
    this.diary = diary;
    this.namespace = namespace;
    this.milestones = milestones;
  }

  private RunReport recorded(Intent intent, Progress told, Function<Progress, RunReport> command) {
    RolloutDiary pages = diary.opened(namespace, intent);
    try {
      Milestones others = milestones.apply(intent);
      RunReport report = command.apply(new RecordedProgress(told, pages, others));
      others.ended(report);
      if (!report.steps().isEmpty()) {
        pages.looked(left(intent));
      }
      pages.add(
          new Entry.Reported(
              report.name(), report.code().code(), Discretion.masked(report.message())));
      return report;
    } finally {
      pages.end();
    }
  }

  /** What a command has left; that nobody can look now is no failure of the command. */
  private @Nullable Snapshot left(Intent intent) {
    try {
      return rollouts.look(new Intent.Resume(intent.name(), intent.next()));
    } catch (ClusterFailure e) {
      if (e.code() == ExitCode.INTERRUPTED) {
        Thread.currentThread().interrupt();
      }
      return null;
    }
  }

  @Override
  public RunReport start(Intent.Forward intent, Progress progress) {
    return recorded(intent, progress, p -> rollouts.start(intent, p));
  }

  @Override
  public RunReport step(Intent intent, int count, Progress progress) {
    return recorded(intent, progress, p -> rollouts.step(intent, count, p));
  }

  @Override
  public RunReport run(Intent intent, @Nullable Until until, Progress progress) {
    return recorded(intent, progress, p -> rollouts.run(intent, until, p));
  }

  @Override
  public RunReport kill(Intent intent, KillPoint point, Progress progress) {
    return recorded(intent, progress, p -> rollouts.kill(intent, point, p));
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
