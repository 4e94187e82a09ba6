package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Edit;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Marks;
import dev.rolloutshell.rollout.model.PodView;
import dev.rolloutshell.rollout.model.Snapshot;
import dev.rolloutshell.rollout.model.Tree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The whole of a rollout that is under way: its start is put together from what the marks record,
 * and its writes are counted by the same forecast that counts those ahead.
 */
public final class Itinerary {

  private final Planner planner;

  /** Counts by this planner's rules. */
  public Itinerary(Planner planner) {
    this.planner = planner;
  }

  /** Writes of the whole rollout, of which a course is what is left. */
  public int length(Intent intent, Snapshot seen, Instant now, Forecast.Course course) {
    Situation here = new Situation(intent, seen, now);
    ControllerView carrier = here.target() != null ? here.target() : here.source();
    if (carrier == null || here.recorded().target() == null) {
      return course.writes().size();
    }
    Intent.Forward again = asFirstGiven(here, carrier);
    Snapshot start = start(here, carrier);
    Forecast forecast = new Forecast(planner);
    if (!course.ending().aborted()) {
      return forecast.of(again, start, now).writes().size();
    }
    Forecast.Course there = forecast.upTo(again, start, now, DeleteSource.class.getSimpleName());
    Intent.Abort back = new Intent.Abort(intent.name(), intent.next());
    return forecast.of(back, there.state(), now).writes().size();
  }

  private static Intent.Forward asFirstGiven(Situation here, ControllerView carrier) {
    Marks marks = here.recorded();
    boolean renames = marks.finish().equals(Marks.RENAME);
    Map<String, Object> manifest =
        Edit.of(Parking.unparked(carrier.manifest()))
            .dropLabel(marks.labelKey(), List.of("metadata", "template", "selector"))
            .replicas(marks.targetSize(0))
            .manifest();
    return new Intent.Forward(
        here.name(),
        renames ? null : here.pair().targetName(),
        new Intent.Manifest(manifest),
        marks.limits(),
        marks.labelKey());
  }

  /** The source as it was: its size, its own pods, and the label only where it was before. */
  private static Snapshot start(Situation here, ControllerView carrier) {
    Marks marks = here.recorded();
    String key = marks.labelKey();
    boolean wasLabelled =
        here.target() != null
            ? marks.sourceSelector().containsKey(key)
            : !marks.labelAdded().contains("selector") && marks.selfUid().length() > 0;
    Edit edit =
        Edit.of(Parking.unparked(carrier.manifest()))
            .asNew(carrier.namespace(), here.name())
            .dropMarks()
            .dropLabel(key, List.of("metadata", "template", "selector"))
            .replicas(marks.originalSize(0))
            .set("start", "metadata", "uid")
            .set("start", "metadata", "resourceVersion")
            // The source's containers are forgotten; they only have to differ from the target's.
            .set(List.of(), "spec", "template", "spec", "containers");
    if (wasLabelled) {
      String label = Digest.of(edit.manifest(), key, "start");
      edit.label(key, label, List.of("metadata", "template", "selector"));
    }
    ControllerView source = ControllerView.of(edit.manifest());
    List<PodView> pods = new ArrayList<>();
    for (int i = 0; i < marks.originalSize(0); i++) {
      pods.add(ForeseenPod.madeBy(source, -1 - i));
    }
    ControllerView caughtUp =
        ControllerView.of(
            Tree.with(
                edit.manifest(), (long) marks.originalSize(0), "status", "fullyLabeledReplicas"));
    return new Snapshot(carrier.namespace(), List.of(caughtUp), pods);
  }
}
