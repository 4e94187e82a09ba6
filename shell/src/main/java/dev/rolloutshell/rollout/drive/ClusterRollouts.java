package dev.rolloutshell.rollout.drive;

import dev.rolloutshell.cluster.Cluster;
import dev.rolloutshell.cluster.ClusterFailure;
import dev.rolloutshell.cluster.Waiting;
import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Mark;
import dev.rolloutshell.rollout.model.Marks;
import dev.rolloutshell.rollout.model.Picture;
import dev.rolloutshell.rollout.model.RolloutStatus;
import dev.rolloutshell.rollout.model.Snapshot;
import dev.rolloutshell.rollout.plan.Decision;
import dev.rolloutshell.rollout.plan.KubectlRollout;
import dev.rolloutshell.rollout.plan.Planner;
import dev.rolloutshell.rollout.plan.Situation;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rollouts of a namespace, driven through a fabric8 client. */
public final class ClusterRollouts implements Rollouts {

  private final Cluster cluster;
  private final Waiting waiting;
  private final Planner planner;

  /** The rollouts of a namespace as all the rules want them. */
  public ClusterRollouts(KubernetesClient client, String namespace, Waiting waiting) {
    this(client, namespace, waiting, new Planner());
  }

  /** The rollouts of a namespace as other rules want them. */
  public ClusterRollouts(
      KubernetesClient client, String namespace, Waiting waiting, Planner planner) {
    this(new Cluster(client, namespace, waiting), waiting, planner);
  }

  /** The same on a namespace that is there already. */
  public ClusterRollouts(Cluster cluster, Waiting waiting, Planner planner) {
    this.cluster = cluster;
    this.waiting = waiting;
    this.planner = planner;
  }

  @Override
  public List<String> underWay() {
    List<ControllerView> controllers = cluster.controllers();
    TreeSet<String> names = new TreeSet<>(KubectlRollout.names(controllers));
    for (ControllerView controller : controllers) {
      Marks marks = controller.marks();
      boolean isSource =
          marks.selfUid().equals(controller.uid())
              || !marks.parkedFor().isEmpty()
              || !marks.finishing().isEmpty();
      if (isSource) {
        names.add(controller.name());
      } else if (controller.annotations().containsKey(Mark.SOURCE_UID)
          && !marks.partner().isEmpty()) {
        names.add(marks.partner());
      }
    }
    return List.copyOf(names);
  }

  @Override
  public PlanReport plan(Intent intent) {
    Snapshot seen = seen(intent);
    return Plans.of(planner, intent, seen, waiting.now());
  }

  @Override
  public RolloutStatus status(Intent intent) {
    Snapshot seen = seen(intent);
    return Statuses.of(planner, intent, seen, waiting.now());
  }

  @Override
  public Snapshot look(Intent intent) {
    return seen(intent);
  }

  /** One look; a failure that passes is tried again for a few seconds. */
  private Snapshot seen(Intent intent) {
    try {
      return new Lookout(cluster, waiting, Progress.NONE).look(intent, Duration.ZERO);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterFailure(ExitCode.INTERRUPTED, false, "interrupted");
    }
  }

  @Override
  public Picture picture(Intent intent) {
    // Whoever draws looks again by itself, and tells of what it did not see.
    Snapshot seen = new Observer(cluster).observe(intent);
    return Pictures.of(planner, intent, seen, waiting.now(), null, null);
  }

  @Override
  public RunReport watch(Intent intent, Progress progress) {
    return new Watcher(cluster, planner, waiting, intent, progress).watch();
  }

  @Override
  public Explanation explain(Intent intent) {
    Snapshot seen = seen(intent);
    Planner.Ruling ruling = planner.next(intent, seen, waiting.now());
    List<Explanation.Line> lines =
        planner.rules().subList(0, planner.rules().indexOf(ruling.rule()) + 1).stream()
            .map(r -> new Explanation.Line(r.name(), r.about(), r == ruling.rule()))
            .toList();
    return new Explanation(
        intent.name(),
        lines,
        Facts.of(new Situation(intent, seen, waiting.now())),
        Reports.inWords(ruling.decision()));
  }

  @Override
  public RunReport start(Intent.Forward intent, Progress progress) {
    Snapshot seen = seen(intent);
    Planner.Ruling ruling = planner.next(intent, seen, waiting.now());
    return planner.begins(ruling)
        ? driver(intent, progress).run((now, next, written) -> written > 0 && !planner.begins(next))
        : Reports.notStarted(intent, underWay(intent, seen), ruling.decision());
  }

  @Override
  public RunReport step(Intent intent, int count, Progress progress) {
    return driver(intent, progress).run((seen, ruling, written) -> written >= count);
  }

  @Override
  public RunReport run(Intent intent, @Nullable Until until, Progress progress) {
    if (until == null) {
      return driver(intent, progress).run(Driver.Stop.NEVER);
    }
    Snapshot seen = seen(intent);
    int size = new Situation(intent, seen, waiting.now()).size();
    Planner.Ruling ruling = planner.next(intent, seen, waiting.now());
    boolean refused = ruling.decision() instanceof Decision.Refused;
    return size == until.of() || refused
        ? driver(intent, progress).run(new UntilStop(intent, until, waiting))
        : Reports.otherSize(intent, until, size);
  }

  @Override
  public RunReport kill(Intent intent, KillPoint point, Progress progress) {
    Intent underWay = underWay(intent, seen(intent));
    if (point == KillPoint.NOW) {
      return Reports.killed(underWay, List.of(), "");
    }
    int writes = point == KillPoint.BEFORE ? 0 : 1;
    RunReport report =
        driver(intent, progress)
            .run(
                (seen, ruling, written) ->
                    written >= writes
                        && (writes == 1 || ruling.decision() instanceof Decision.Write));
    return Reports.killed(underWay, report, point);
  }

  /** The rollout under way as what it is: an abort, or to go on. */
  private Intent underWay(Intent intent, Snapshot seen) {
    Intent.Resume resume = new Intent.Resume(intent.name(), intent.next());
    return new Situation(resume, seen, waiting.now()).goesBack()
        ? new Intent.Abort(intent.name(), intent.next())
        : resume;
  }

  private Driver driver(Intent intent, Progress progress) {
    return new Driver(cluster, planner, waiting, intent, progress);
  }

  @Override
  public void close() {
    cluster.close();
  }
}
