package dev.rolloutshell.journal;

import dev.rolloutshell.cluster.ClusterFailure;
import dev.rolloutshell.rollout.drive.ForwardingRollouts;
import dev.rolloutshell.rollout.drive.Progress;
import dev.rolloutshell.rollout.drive.Rollouts;
import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Snapshot;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rollouts whose writes are written down. */
public final class RecordedRollouts extends ForwardingRollouts {

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
    super(rollouts);
    this.diary = diary;
    this.namespace = namespace;
    this.milestones = milestones;
  }

  @Override
  protected RunReport writes(Intent intent, Progress told, Function<Progress, RunReport> command) {
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
      return look(new Intent.Resume(intent.name(), intent.next()));
    } catch (ClusterFailure e) {
      if (e.code() == ExitCode.INTERRUPTED) {
        Thread.currentThread().interrupt();
      }
      return null;
    }
  }
}
