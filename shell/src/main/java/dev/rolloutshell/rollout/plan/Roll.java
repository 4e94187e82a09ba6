package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Edit;
import dev.rolloutshell.rollout.model.Limits;
import dev.rolloutshell.rollout.model.PodView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One half growing while the other shrinks. Every size is computed from what is seen, never from a
 * turn that was begun, so that a client that dies between +1 and -1 leaves nothing to make up.
 *
 * @param grow the half that grows
 * @param shrink the half that shrinks, or {@code null} when only pods of it are left
 * @param shrinkPods active pods of the shrinking half, with those it will adopt and its strays
 * @param size the size to reach
 */
record Roll(
    ControllerView grow, @Nullable ControllerView shrink, List<PodView> shrinkPods, int size) {

  /** The next change of a size, a wait for one, or {@code null} when the roll is finished. */
  @Nullable Decision next(Situation here) {
    if (!grow.observed() || (shrink != null && !shrink.observed())) {
      ControllerView late = grow.observed() && shrink != null ? shrink : grow;
      return new Decision.Wait(
          "the replication manager to act on " + late.path(), "observed " + late.generation());
    }
    Limits limits = here.limits();
    int ready = counting(here);
    if (grow.replicas() > size) {
      return scale(grow, size, "it is to have " + size + ", not " + grow.replicas());
    }
    int up = up(here, limits);
    if (grow.replicas() < up && here.owned(grow).size() <= up) {
      return scale(
          grow,
          up,
          "at most " + (size + limits.surge(base(here))) + " pods, and there is room for more");
    }
    int keep = Math.max(0, size - limits.unavailable(base(here)) - ready);
    Decision lower = lower(keep, ready);
    if (lower != null) {
      return lower;
    }
    boolean finished =
        grow.replicas() == size
            && shrinkSize() == 0
            && shrinkPods.isEmpty()
            && here.full(grow, size);
    return finished ? null : waiting(here, ready);
  }

  /** The size to grow to now: the ceiling less what the other half has or may still make. */
  private int up(Situation here, Limits limits) {
    int others = Math.max(shrinkSize(), shrinkPods.size());
    return Math.min(size, size + limits.surge(base(here)) - others);
  }

  /**
   * Ready pods that will stay: a manager reports a generation as observed before it has deleted the
   * pods that are too many, as long as it still expects to see earlier deletions.
   */
  private int counting(Situation here) {
    return Math.min(here.available(grow), grow.replicas());
  }

  /** Percentages are of the target's size in both directions, so that the limits never move. */
  private int base(Situation here) {
    return here.recorded().targetSize(size);
  }

  private int shrinkSize() {
    return shrink == null ? 0 : shrink.replicas();
  }

  private @Nullable Decision lower(int keep, int ready) {
    String reason =
        ready + " of " + size + " ready in " + grow.name() + ", so " + keep + " are enough here";
    if (shrink != null && shrink.replicas() > keep) {
      return scale(shrink, keep, reason);
    }
    if (shrink == null && shrinkPods.size() > keep) {
      return Decision.Write.of(
          new ApiWrite.DeletePod(shrinkPods.get(0)),
          "its controller is gone, and " + ready + " of " + size + " are ready in " + grow.name());
    }
    return null;
  }

  private Decision waiting(Situation here, int ready) {
    if (here.owned(grow).size() != grow.replicas() || ready < grow.replicas()) {
      return new Decision.Wait(
          here.standing(grow, size), "ready " + ready + "/" + here.owned(grow).size());
    }
    String rest = shrink == null ? "the old pods" : shrink.name();
    return new Decision.Wait(
        rest + ": " + shrinkPods.size() + " pods still there", "left " + shrinkPods.size());
  }

  private static Decision scale(ControllerView controller, int replicas, String reason) {
    return Decision.Write.of(
        new ApiWrite.UpdateController(
            controller, Edit.of(controller.manifest()).replicas(replicas).manifest()),
        "scale " + controller.replicas() + " -> " + replicas + ": " + reason);
  }
}
